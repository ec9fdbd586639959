import { Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import { raiseProblem } from '#platform/http/problem';
import { hasRole, seesStore, type Actor } from '../auth/actor';
import { canonical } from '../configuration/canonical';
import { StoreInputSchema } from '../configuration/document';
import { EditConfiguration } from '../configuration/edit-configuration.use-case';
import { faultsOf } from '../configuration/fault';
import { requireRevision, storeRevision } from '../configuration/revision';
import { requireUnscoped } from '../tokens/tokens.controller';

const ROLES = ['commerce', 'payment', 'erp', 'mail', 'crm'] as const;

/** One store of the configuration. */
@Injectable()
export class EditStore {
  constructor(private readonly configuration: EditConfiguration) {}

  /** Raises 409 when it is not what the editor saw, 422 with every fault. */
  async save(
    actor: Actor,
    id: string,
    given: Readonly<Record<string, unknown>>,
    revision: string | null,
  ): Promise<void> {
    const store = parsed({ ...given, id });
    await this.configuration.edit(actor.name, (before) => {
      const place = before.stores.findIndex(({ id }) => id === store.id);
      const known = before.stores[place];
      if (known && !seesStore(actor, store.id)) return noSuchStore();
      if (!known) requireUnscoped(actor);
      requireRevision(revision, known ? storeRevision(known) : null, 'store');
      if (known && actor.stores !== null) requireSameConnections(known, store);
      if (!hasRole(actor, 'admin')) requireSameApprovals(known, store);
      const stores = known
        ? before.stores.map((one, index) => (index === place ? store : one))
        : [...before.stores, store];
      return {
        document: { ...before, stores },
        at: `stores[${known ? place : before.stores.length}]`,
      };
    });
  }

  async remove(actor: Actor, id: string, revision: string): Promise<void> {
    requireUnscoped(actor);
    await this.configuration.edit(actor.name, (before) => {
      const known = before.stores.find((store) => store.id === id) ?? noSuchStore();
      requireRevision(revision, storeRevision(known), 'store');
      return {
        document: { ...before, stores: before.stores.filter((store) => store.id !== id) },
        at: 'stores',
      };
    });
  }
}

export const noSuchStore = (): never => raiseProblem(404, 'not-found', 'There is no such store');

function parsed(given: unknown): Store {
  const result = StoreInputSchema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  const faults = faultsOf(result.error);
  return raiseProblem(422, 'configuration-invalid', `The store has ${faults.length} faults`, faults);
}

/** Somebody with rights in one store must not reach what belongs to another one. */
function requireSameConnections(known: Store, store: Pick<Store, (typeof ROLES)[number]>): void {
  const moved = ROLES.filter((role) => known[role] !== store[role]);
  if (moved.length === 0) return;
  raiseProblem(
    403,
    'scope-missing',
    'Which connections a store uses is changed with rights for all stores',
    moved.map((path) => ({ path, code: 'scope-missing', message: 'Needs rights for all stores' })),
  );
}

/** Whose money actions wait for a second person is not for those to say who hold one of the two keys. */
function requireSameApprovals(known: Store | undefined, store: Store): void {
  const before = known?.approvals ?? StoreInputSchema.shape.approvals.parse(undefined);
  if (canonical(before) === canonical(store.approvals)) return;
  raiseProblem(403, 'approvals-need-admin', 'Only an administrator changes which sums need a second person', [
    { path: 'approvals', code: 'approvals-need-admin', message: 'Only an administrator changes it' },
  ]);
}
