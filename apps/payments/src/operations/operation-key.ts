import { createHash } from 'node:crypto';

/** The same parameters give the same hash, whatever the order of their keys. */
export function hashParameters(parameters: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(canonical(parameters)).digest('hex');
}

/**
 * The parameters as JSON keeps them, their keys in one order: what is sent from memory is then, byte for byte, what is sent again from the
 * database, which orders keys in its own way. A provider takes the same key with other bytes for another request.
 */
export function canonicalParameters(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(canonical(parameters)) as Record<string, unknown>;
}

export interface KeyParts {
  readonly kind: string;
  readonly storeId: string;
  readonly orderId: string;
  /** The attempt: two attempts at the same are two effects. */
  readonly subject: string;
  readonly parametersHash: string;
  readonly generation: number;
}

/** Deterministic, free of personal data, within 255 characters whatever the ids are. */
export function operationKey(parts: KeyParts): string {
  const identity = JSON.stringify([parts.storeId, parts.orderId, parts.subject, parts.parametersHash]);
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 40);
  return `tillbridge-${parts.kind}-${digest}-${parts.generation}`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
