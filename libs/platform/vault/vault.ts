import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../errors/result';

const VERSION = 'v1';
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const KEY_LENGTH = 32;

export interface VaultFault {
  readonly code: 'ciphertext-malformed' | 'key-unknown' | 'ciphertext-forged';
  readonly message: string;
}

interface VaultKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Encrypts secrets at rest with AES-256-GCM. A ciphertext reads `v1.<key id>.<nonce, tag and text in base64url>` and is bound to
 * where it belongs (`connection/secret name`), so that it cannot be moved to another place. The first key seals; all of them open.
 */
export class Vault {
  private readonly keys: readonly [VaultKey, ...VaultKey[]];

  constructor(keys: readonly Buffer[]) {
    const [first, ...others] = keys.map(toVaultKey);
    if (!first) throw new Error('A vault needs a key');
    this.keys = [first, ...others];
  }

  /** Keys in base64, separated by commas, the newest first; a key that is no longer first still opens. */
  static fromText(text: string): Vault {
    return new Vault(text.split(',').map((part) => Buffer.from(part.trim(), 'base64')));
  }

  seal(plaintext: string, place: string): string {
    const [key] = this.keys;
    const nonce = randomBytes(NONCE_LENGTH);
    const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_LENGTH });
    cipher.setAAD(Buffer.from(place, 'utf8'));
    const text = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return [VERSION, key.id, Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')].join(
      '.',
    );
  }

  open(ciphertext: string, place: string): Result<string, VaultFault> {
    const [version, keyId, encoded, ...more] = ciphertext.split('.');
    const bytes = Buffer.from(encoded ?? '', 'base64url');
    if (version !== VERSION || !keyId || more.length > 0 || bytes.length < NONCE_LENGTH + TAG_LENGTH) {
      return err({ code: 'ciphertext-malformed', message: 'Not a ciphertext of this vault' });
    }
    const key = this.keys.find((candidate) => candidate.id === keyId);
    if (!key)
      return err({ code: 'key-unknown', message: `Sealed with the key ${keyId}, which is not configured` });
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE_LENGTH), {
      authTagLength: TAG_LENGTH,
    });
    decipher.setAAD(Buffer.from(place, 'utf8'));
    decipher.setAuthTag(bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH));
    try {
      const text = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_LENGTH + TAG_LENGTH)),
        decipher.final(),
      ]);
      return ok(text.toString('utf8'));
    } catch {
      return err({ code: 'ciphertext-forged', message: 'The ciphertext was changed or belongs elsewhere' });
    }
  }

  /** True when the newest key did not seal it: time to seal it anew. */
  isStale(ciphertext: string): boolean {
    return ciphertext.split('.')[1] !== this.keys[0].id;
  }
}

/** Where a connection's secret belongs; the n-th live value has the same place. */
export const secretPlace = (connectionId: string, name: string): string => `${connectionId}/${name}`;

function toVaultKey(bytes: Buffer): VaultKey {
  if (bytes.length !== KEY_LENGTH)
    throw new Error(`A vault key has ${KEY_LENGTH} bytes, not ${bytes.length}`);
  return { bytes, id: createHash('sha256').update(bytes).digest('hex').slice(0, 8) };
}
