import type { CryptoKey, JWK } from 'jose' with { 'resolution-mode': 'import' };

interface Key {
  readonly id: string;
  readonly secret: CryptoKey;
  readonly published: JWK;
}

/** What an OpenID provider signs with. */
export class SigningKeys {
  private constructor(
    private current: Key,
    private readonly foreign: Key,
  ) {}

  static async create(): Promise<SigningKeys> {
    return new SigningKeys(await makeKey('key-1'), await makeKey('nobodys-key'));
  }

  /** The old key is not published any more. */
  async rotate(): Promise<void> {
    this.current = await makeKey(`${this.current.id}+`);
  }

  published(): { readonly keys: JWK[] } {
    return { keys: [this.current.published] };
  }

  async sign(
    claims: Record<string, unknown>,
    by: 'unknown-key' | 'nobody' | 'shared-secret' | undefined,
    sharedSecret: string,
    type?: string,
  ): Promise<string> {
    const { SignJWT } = await import('jose');
    if (by === 'nobody') return `${part({ alg: 'none', typ: type })}.${part(claims)}.`;
    const typ = type === undefined ? {} : { typ: type };
    const token = new SignJWT(claims);
    if (by === 'shared-secret')
      return token.setProtectedHeader({ alg: 'HS256', ...typ }).sign(new TextEncoder().encode(sharedSecret));
    const key = by === 'unknown-key' ? this.foreign : this.current;
    return token.setProtectedHeader({ alg: 'ES256', kid: key.id, ...typ }).sign(key.secret);
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function makeKey(id: string): Promise<Key> {
  const { exportJWK, generateKeyPair } = await import('jose');
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const published = { ...(await exportJWK(publicKey)), kid: id, alg: 'ES256', use: 'sig' };
  return { id, secret: privateKey, published };
}
