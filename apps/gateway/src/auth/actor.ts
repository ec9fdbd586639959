import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { raiseProblem } from '#platform/http/problem';

export const ROLES = ['viewer', 'operator', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who calls, and what they may see and do. */
export interface Actor {
  /** For the audit: `token tok_... (name)`. */
  readonly name: string;
  readonly role: Role;
  /** Null for the admin token of the environment, which cannot be revoked. */
  readonly tokenId: string | null;
  /** The person's account; missing for tokens, and for sessions begun with one. */
  readonly accountId?: string;
  /** Value of the session's cookie; missing for a program with a bearer token. */
  readonly session?: string;
  /** Null: all stores. */
  readonly stores: readonly string[] | null;
}

export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
}

export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  return actor ?? raiseProblem(401, 'token-missing', 'Send Authorization: Bearer and a token');
});

export const hasRole = (actor: Actor, role: Role): boolean =>
  ROLES.indexOf(actor.role) >= ROLES.indexOf(role);

export const seesStore = (actor: Actor, storeId: string | null): boolean =>
  actor.stores === null || (storeId !== null && actor.stores.includes(storeId));

/** Stores to ask for: null is all, an empty list is none. A store that the token does not cover is as if it did not exist. */
export function storesToAsk(actor: Actor, wanted: string | undefined): string[] | null {
  if (wanted === undefined) return actor.stores === null ? null : [...actor.stores];
  return seesStore(actor, wanted) ? [wanted] : [];
}

/** 404, not 403: a token must not learn which other stores there are. */
export function requireStore(actor: Actor, storeId: string | null, what: string): void {
  if (!seesStore(actor, storeId)) raiseProblem(404, 'not-found', `There is no such ${what}`);
}
