import { z } from 'zod';

const MOST_LENGTH = 16_000;

const HeaderSchema = z.object({
  alg: z.string(),
  kid: z.string().optional(),
  typ: z.string().optional(),
  crit: z.unknown().optional(),
});
const ClaimsSchema = z.record(z.string(), z.unknown());

/** A JSON Web Token as it was sent: nothing of it is to be believed before its signature is checked. */
export interface SignedToken {
  readonly header: z.output<typeof HeaderSchema>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What was signed, byte for byte. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/** Undefined for anything but a signed token in its compact form. */
export function readSignedToken(text: string): SignedToken | undefined {
  if (text.length > MOST_LENGTH) return undefined;
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text);
  if (!parts) return undefined;
  const [, head, body, signature] = parts as unknown as [string, string, string, string];
  const header = HeaderSchema.safeParse(json(head));
  const claims = ClaimsSchema.safeParse(json(body));
  if (!header.success || !claims.success) return undefined;
  return {
    header: header.data,
    claims: claims.data,
    signed: Buffer.from(`${head}.${body}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
