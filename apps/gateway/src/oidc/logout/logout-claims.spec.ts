import { logoutClaimsOf } from './logout-claims';

const NOW = new Date('2026-03-01T12:00:00Z');
const seconds = NOW.getTime() / 1_000;
const right = {
  ...{
    iss: 'https://login.example',
    aud: 'tillbridge',
    iat: seconds,
    exp: seconds + 120,
    jti: 'j-1',
    sub: 'u-1',
  },
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
};
const read = (claims: object, typ?: string) =>
  logoutClaimsOf(
    { header: { alg: 'ES256', ...(typ === undefined ? {} : { typ }) }, claims: { ...right, ...claims } },
    { issuer: 'https://login.example', clientId: 'tillbridge' },
    NOW,
  );
const fault = (error: string) => ({ ok: false, error });

describe('the claims of a logout token', () => {
  it('name whose sessions end', () => {
    expect(read({ sid: 's-1' })).toEqual({
      ok: true,
      value: {
        issuer: 'https://login.example',
        tokenId: 'j-1',
        subject: 'u-1',
        session: 's-1',
        expiresAt: new Date('2026-03-01T12:02:30Z'),
      },
    });
    expect(read({ aud: ['other', 'tillbridge'] }).ok).toBe(true);
  });

  it.each([undefined, 'logout+jwt', 'Logout+JWT', 'application/logout+jwt', 'JWT'])(
    'come with the type %s',
    (typ) => {
      expect(read({}, typ).ok).toBe(true);
    },
  );

  it('forgive a clock that is some seconds off, and no more', () => {
    expect(read({ exp: seconds - 29 }).ok).toBe(true);
    expect(read({ exp: seconds - 30 })).toEqual(fault('token-expired'));
    expect(read({ iat: seconds + 30 }).ok).toBe(true);
    expect(read({ iat: seconds + 31 })).toEqual(fault('token-from-the-future'));
  });

  it.each([
    [{ exp: undefined }, 'claims-malformed'],
    [{ iat: '1' }, 'claims-malformed'],
    [{ aud: [] }, 'audience-wrong'],
    [{ events: { 'http://schemas.openid.net/event/backchannel-logout': true } }, 'claims-malformed'],
    [{ nonce: null }, 'nonce-present'],
    [{ sub: '' }, 'claims-malformed'],
  ])('are refused with %j', (claims, why) => {
    expect(read(claims)).toEqual(fault(why));
  });

  it('may be good for as long as they like: what is kept of them fits into the database', () => {
    const found = read({ exp: 1e15 });
    expect(found.ok && found.value.expiresAt.toISOString()).toBe('9999-12-31T23:59:59.000Z');
  });
});
