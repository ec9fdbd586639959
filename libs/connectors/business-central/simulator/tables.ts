import { randomUUID } from 'node:crypto';
import type { Clock } from '#platform/clock/clock';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { BcError, notFound } from './bc-error';

export type Rec = Record<string, unknown>;
export type Stored = Rec & { id: string };

/** Records by entity set, with tags that change at every write. */
export class Tables {
  constructor(
    private readonly store: SimulatorStore,
    private readonly clock: Clock,
  ) {}

  all(set: string): Stored[] {
    return this.table(set).values();
  }

  get(set: string, id: string): Stored {
    const found = this.table(set).get(id);
    if (!found) throw notFound(set);
    return found;
  }

  insert(set: string, values: Rec): Stored {
    const record = { ...values, id: randomUUID(), ...this.stamp(0) };
    return this.table(set).set(record.id, record);
  }

  /** Business Central wants the tag of what was read, and refuses one that is not the present. */
  update(set: string, id: string, values: Rec, ifMatch: string | undefined): Stored {
    const known = this.get(set, id);
    this.requireTag(known, ifMatch);
    return this.table(set).set(id, { ...known, ...values, id, ...this.stamp(versionOf(known) + 1) });
  }

  remove(set: string, id: string): void {
    this.get(set, id);
    this.table(set).delete(id);
  }

  requireTag(known: Stored, ifMatch: string | undefined): void {
    if (ifMatch === undefined) {
      throw new BcError(
        400,
        'BadRequest_InvalidToken',
        'Could not validate the client concurrency token required by the service.',
      );
    }
    if (ifMatch !== '*' && ifMatch !== known['@odata.etag']) {
      throw new BcError(409, 'Request_EntityChanged', 'Another user has already changed the record.');
    }
  }

  private stamp(version: number): Rec {
    return {
      '@odata.etag': `W/"${Buffer.from(`v${version}`).toString('base64')}"`,
      lastModifiedDateTime: this.clock.now().toISOString(),
    };
  }

  private table(set: string): Collection<Stored> {
    return this.store.collection<Stored>(set);
  }
}

function versionOf(record: Stored): number {
  const tag = /"(.*)"/.exec(String(record['@odata.etag']))?.[1] ?? '';
  return Number(Buffer.from(tag, 'base64').toString().slice(1));
}
