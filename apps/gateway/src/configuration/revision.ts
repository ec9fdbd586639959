import { createHash } from 'node:crypto';
import type { Store } from '#contracts/models/configuration';
import { raiseProblem } from '#platform/http/problem';
import { canonical } from './canonical';
import type { ConfigurationView } from './document';

const revisionOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);

/** Other when a setting is other. Secrets do not count: whoever sets one says which. */
export const connectionRevision = ({ system, settings }: ConfigurationView['connections'][number]): string =>
  revisionOf({ system, settings });

export const storeRevision = (store: Store): string => revisionOf(store);

/** Raises 409 when what is there is not what the editor saw. Null: there must be nothing yet. */
export function requireRevision(
  seen: string | null,
  actual: string | null,
  what: 'connection' | 'store',
): void {
  if (seen === actual) return;
  if (seen === null) raiseProblem(409, 'already-exists', `There is such a ${what} already`);
  if (actual === null) raiseProblem(409, 'changed-meanwhile', `Somebody has removed the ${what} meanwhile`);
  raiseProblem(409, 'changed-meanwhile', `Somebody has changed the ${what} meanwhile; look at it again`);
}
