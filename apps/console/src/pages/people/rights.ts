import type { Role } from '../../session/session';

export const ACCOUNTS_PATH = '/api/v1/accounts';

/** `GET /api/v1/accounts`. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly stores: readonly string[] | null;
  readonly disabled: boolean;
}

export const TOKENS_PATH = '/api/v1/tokens';

/** `GET /api/v1/tokens`. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly stores: readonly string[] | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** Empty text: all stores. */
export function storesOf(text: string): string[] | null {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return ids.length === 0 ? null : [...new Set(ids)];
}

export const storesText = (stores: readonly string[] | null): string => stores?.join(', ') ?? '';
