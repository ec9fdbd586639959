import { constants, createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { SignedToken } from './signed-token';

/** A key as a provider publishes it. */
export type PublishedKey = JsonWebKey & {
  readonly kid?: unknown;
  readonly use?: unknown;
  readonly alg?: unknown;
};

interface Algorithm {
  /** Null where the key itself says how. */
  readonly digest: string | null;
  readonly kty: string;
  /** Of the key; undefined for RSA. */
  readonly crv?: string;
  readonly options: object;
}

const pkcs = { padding: constants.RSA_PKCS1_PADDING };
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
const ecdsa = { dsaEncoding: 'ieee-p1363' };

/** RFC 7518 and RFC 8037: signatures with a key pair only. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  RS256: { digest: 'sha256', kty: 'RSA', options: pkcs },
  RS384: { digest: 'sha384', kty: 'RSA', options: pkcs },
  RS512: { digest: 'sha512', kty: 'RSA', options: pkcs },
  PS256: { digest: 'sha256', kty: 'RSA', options: pss },
  PS384: { digest: 'sha384', kty: 'RSA', options: pss },
  PS512: { digest: 'sha512', kty: 'RSA', options: pss },
  ES256: { digest: 'sha256', kty: 'EC', crv: 'P-256', options: ecdsa },
  ES384: { digest: 'sha384', kty: 'EC', crv: 'P-384', options: ecdsa },
  ES512: { digest: 'sha512', kty: 'EC', crv: 'P-521', options: ecdsa },
  EdDSA: { digest: null, kty: 'OKP', crv: 'Ed25519', options: {} },
  Ed25519: { digest: null, kty: 'OKP', crv: 'Ed25519', options: {} },
};
const LEAST_RSA_BITS = 2_048;

/** `no-key`: the provider publishes none (any more, or yet) that this token could have been signed with. */
export type SignatureCheck = 'good' | 'bad' | 'no-key';

/** @param allowed names of algorithms that the provider signs with and we believe */
export function checkSignature(
  { header, signed, signature }: SignedToken,
  keys: readonly PublishedKey[],
  allowed: readonly string[],
): SignatureCheck {
  const algorithm = allowed.includes(header.alg) ? ALGORITHMS[header.alg] : undefined;
  // An extension that must be understood, and that we do not: RFC 7515, 4.1.11.
  if (!algorithm || header.crit !== undefined) return 'bad';
  const fitting = keys
    .filter((key) => fits(key, header, algorithm))
    .map(readKey)
    .filter((key) => key !== undefined);
  if (fitting.length === 0) return 'no-key';
  const good = fitting.some((key) =>
    verify(algorithm.digest, signed, { key, ...algorithm.options }, signature),
  );
  return good ? 'good' : 'bad';
}

function fits(key: PublishedKey, { kid, alg }: SignedToken['header'], { kty, crv }: Algorithm): boolean {
  return (
    key.kty === kty &&
    key.crv === crv &&
    (kid === undefined || key.kid === kid) &&
    (key.use === undefined || key.use === 'sig') &&
    (key.alg === undefined || key.alg === alg)
  );
}

/** Undefined for a key that is broken or too weak. */
function readKey(jwk: PublishedKey): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bits = key.asymmetricKeyDetails?.modulusLength;
    return bits === undefined || bits >= LEAST_RSA_BITS ? key : undefined;
  } catch {
    return undefined;
  }
}
