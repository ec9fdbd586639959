import { readSignedToken } from './signed-token';
import { checkSignature, type PublishedKey } from './verify-signature';

const NAMES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

async function signed(alg: string, header: object = {}, published: object = {}) {
  const { exportJWK, generateKeyPair, SignJWT } = await import('jose');
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const text = await new SignJWT({ sub: 'u-1' })
    .setProtectedHeader({ alg, kid: '1', ...header })
    .sign(privateKey);
  const key = { ...(await exportJWK(publicKey)), kid: '1', ...published } as PublishedKey;
  return { text, token: readSignedToken(text)!, key };
}

describe('the signature of a token', () => {
  it.each(NAMES)('%s is good for what was signed, and for nothing else', async (alg) => {
    const { text, token, key } = await signed(alg);
    expect(checkSignature(token, [key], NAMES)).toBe('good');
    const [head, , signature] = text.split('.');
    const other = Buffer.from(JSON.stringify({ sub: 'u-2' })).toString('base64url');
    expect(checkSignature(readSignedToken(`${head}.${other}.${signature}`)!, [key], NAMES)).toBe('bad');
    const { key: foreign } = await signed(alg);
    expect(checkSignature(token, [foreign], NAMES)).toBe('bad');
    expect(checkSignature(token, [foreign, key], NAMES)).toBe('good');
  });

  it('is worth nothing with an algorithm that is not wanted', async () => {
    const { token, key } = await signed('RS256');
    expect(checkSignature(token, [key], ['ES256'])).toBe('bad');
    expect(checkSignature({ ...token, header: { alg: 'none' } }, [key], ['none'])).toBe('bad');
    expect(checkSignature({ ...token, header: { alg: 'HS256' } }, [key], ['HS256'])).toBe('bad');
  });

  it('needs a key for this purpose, of this kind and name', async () => {
    const { token, key } = await signed('ES256');
    expect(checkSignature(token, [{ ...key, use: 'enc' }], NAMES)).toBe('no-key');
    expect(checkSignature(token, [{ ...key, alg: 'ES384' }], NAMES)).toBe('no-key');
    expect(checkSignature(token, [{ ...key, kid: '2' }], NAMES)).toBe('no-key');
    expect(checkSignature(token, [{ ...key, x: 'broken' }], NAMES)).toBe('no-key');
    expect(checkSignature(token, [(await signed('ES384')).key], NAMES)).toBe('no-key');
  });

  it('is not believed with an extension that is not understood', async () => {
    const { token, key } = await signed('ES256');
    expect(checkSignature({ ...token, header: { ...token.header, crit: ['b64'] } }, [key], NAMES)).toBe(
      'bad',
    );
  });
});

describe('a token as it was sent', () => {
  it.each(['', 'a.b', 'a.b.', 'e30.e30.e30', '!.!.!', `${'x'.repeat(20_000)}.e30.e30`])(
    'is none: %.20s',
    (text) => {
      expect(readSignedToken(text)).toBeUndefined();
    },
  );
});
