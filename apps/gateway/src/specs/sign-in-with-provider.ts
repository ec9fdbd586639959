import type { OpenIdProvider, Person } from '#testing/openid/openid-provider';
import type { TestGateway } from './create-test-gateway';

const visit = (url: string, cookie: string) => fetch(url, { redirect: 'manual', headers: { cookie } });

/** From the gateway to the provider and back, as a browser would go; answers the cookie of the session. */
export async function signInWithProvider(
  gateway: TestGateway,
  provider: OpenIdProvider,
  person: Person,
): Promise<string> {
  provider.person = person;
  const begun = await visit(`${gateway.url}/api/v1/session/oidc/begin`, '');
  const left = await visit(begun.headers.get('location')!, '');
  const back = new URL(left.headers.get('location')!);
  const attempt = begun.headers.get('set-cookie')!.split(';')[0]!;
  const entered = await visit(`${gateway.url}${back.pathname}${back.search}`, attempt);
  const session = entered.headers.getSetCookie().find((one) => /^tillbridge_session=[\w-]{43}/.test(one));
  if (session === undefined) throw new Error(`No session: ${entered.headers.get('location')}`);
  return session.split(';')[0]!;
}
