import { signStandardWebhook, verifyStandardWebhook } from './standard-webhooks';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = new Date('2026-11-21T12:00:00Z');
const body = Buffer.from('{"test": 2432232314}');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const verify = (headers: object, secrets = [secret], options = {}) =>
  verifyStandardWebhook(secrets, headers as Record<string, string>, body, now, options);

describe('Standard Webhooks', () => {
  it("signs the specification's own example as the specification does", () => {
    const headers = signStandardWebhook(
      secret,
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      new Date(1614265330_000),
      body,
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('accepts any live secret and any signature of the list', () => {
    const headers = signStandardWebhook(secret, 'm1', now, body);
    const listed = { ...headers, 'webhook-signature': `v1a,AAAA v1,AAAA ${headers['webhook-signature']}` };
    expect(verify(listed, ['whsec_AAAA', secret])).toEqual({ ok: true, id: 'm1', timestamp: now });
  });

  it('refuses what is missing, malformed or signed otherwise', () => {
    const headers = signStandardWebhook(secret, 'm1', now, body);
    expect(verify({})).toEqual({ ok: false, cause: 'missing' });
    expect(verify({ ...headers, 'webhook-timestamp': 'soon' })).toEqual({ ok: false, cause: 'malformed' });
    expect(verify({ ...headers, 'webhook-signature': 'nonsense' })).toEqual({
      ok: false,
      cause: 'malformed',
    });
    expect(verify({ ...headers, 'webhook-id': 'm2' })).toEqual({ ok: false, cause: 'mismatch' });
    expect(verify(headers, ['whsec_AAAA'])).toEqual({ ok: false, cause: 'mismatch' });
    expect(verify(headers, [])).toEqual({ ok: false, cause: 'mismatch' });
  });

  it.each([
    [-300, undefined],
    [-301, -301],
    [300, undefined],
    [360, 360],
  ])('AC-05: a clock that is %i s off', (seconds, skewSeconds) => {
    const verdict = verify(signStandardWebhook(secret, 'm1', at(seconds), body));
    expect(verdict).toMatchObject(
      skewSeconds === undefined ? { ok: true } : { cause: 'clock-skew', skewSeconds },
    );
  });

  it('AC-05: leaves the age aside when asked, never the signature', () => {
    const stale = signStandardWebhook(secret, 'm1', at(-86_400), body);
    expect(verify(stale, [secret], { ignoreAge: true })).toMatchObject({ ok: true });
    expect(verify(stale, ['whsec_AAAA'], { ignoreAge: true })).toMatchObject({ cause: 'mismatch' });
  });
});
