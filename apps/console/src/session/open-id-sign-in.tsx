import { Alert, Button, Divider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get, withQuery } from '../api/client';
import { useTexts } from '../i18n/texts';
import { signInTexts } from './sign-in.texts';

interface Available {
  readonly available: boolean;
  readonly name: string | null;
}

function useProvider() {
  return useQuery({
    queryKey: ['/api/v1/session/oidc'],
    queryFn: ({ signal }) => get<Available>('/api/v1/session/oidc', {}, signal),
    staleTime: Infinity,
  });
}

/** Whether people can sign in with an OpenID provider. */
export const useOpenId = (): boolean => useProvider().data?.available === true;

/** The way over the provider, where there is one, and why it did not work the last time. */
export function OpenIdSignIn() {
  const texts = useTexts(signInTexts);
  const query = useProvider();
  if (query.data?.available !== true) return null;
  const { pathname, search } = window.location;
  const fault = new URLSearchParams(search).get('signInError');
  const returnTo = fault === null ? `${pathname}${search}` : '/';
  return (
    <>
      {fault !== null && (
        <Alert color="red" variant="light" role="alert">
          {texts.faults[fault as keyof typeof texts.faults] ?? texts.faults['oidc-refused']} ({fault})
        </Alert>
      )}
      <Button component="a" href={withQuery('/api/v1/session/oidc/begin', { returnTo })}>
        {texts.signInWith(query.data.name ?? 'OpenID Connect')}
      </Button>
      <Divider label={texts.or} />
    </>
  );
}
