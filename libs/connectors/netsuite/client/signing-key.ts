import type { KeyObject } from 'node:crypto';
import { constants, createPrivateKey, sign } from 'node:crypto';

const RSA_BITS = 3072;

interface Algorithm {
  readonly name: string;
  readonly digest: string;
}

const OF_CURVES: Readonly<Record<string, Algorithm>> = {
  prime256v1: { name: 'ES256', digest: 'sha256' },
  secp384r1: { name: 'ES384', digest: 'sha384' },
  secp521r1: { name: 'ES512', digest: 'sha512' },
};

/** Why NetSuite would take no signature of this key; undefined when it may. */
export function privateKeyFault(pem: string): string | undefined {
  const key = keyOf(pem);
  if (!key) return 'This is no private key in PEM form (-----BEGIN PRIVATE KEY-----), or it is encrypted.';
  return algorithmOf(key) ? undefined : `NetSuite takes RSA keys of ${RSA_BITS} bits or more, and EC keys.`;
}

/** A key that signs as NetSuite wants it: RSA with PSS, or EC with both numbers one behind the other. */
export class SigningKey {
  readonly algorithm: string;
  private readonly digest: string;

  private constructor(
    private readonly key: KeyObject,
    { name, digest }: Algorithm,
  ) {
    this.algorithm = name;
    this.digest = digest;
  }

  /** Null for what is no such key. */
  static from(pem: string): SigningKey | null {
    const key = keyOf(pem);
    const algorithm = key && algorithmOf(key);
    return key && algorithm ? new SigningKey(key, algorithm) : null;
  }

  sign(text: string): string {
    const data = Buffer.from(text);
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    const how =
      this.key.asymmetricKeyType === 'rsa'
        ? { key: this.key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : { key: this.key, dsaEncoding: 'ieee-p1363' as const };
    return sign(this.digest, data, how).toString('base64url');
  }
}

function keyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function algorithmOf(key: KeyObject): Algorithm | null {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') return OF_CURVES[namedCurve] ?? null;
  const fits = key.asymmetricKeyType === 'rsa' && modulusLength >= RSA_BITS;
  return fits ? { name: 'PS256', digest: 'sha256' } : null;
}
