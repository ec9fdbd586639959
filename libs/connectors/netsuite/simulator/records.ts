import type { Clock } from '#platform/clock/clock';
import type { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { duplicate, nonexistent } from './ns-error';

export type Values = Readonly<Record<string, unknown>>;
export type Rec = Record<string, unknown> & { readonly id: string };

/** Records by type. An internal ID is a number, an external one a text that one record of a type may have. */
export class Records {
  constructor(
    private readonly store: SimulatorStore,
    private readonly clock: Clock,
  ) {}

  all(type: string): Rec[] {
    return this.store.collection<Rec>(type).values();
  }

  /** By internal ID, or by `eid:` and the external one. */
  find(type: string, id: string): Rec | undefined {
    if (!id.startsWith('eid:')) return this.store.collection<Rec>(type).get(id);
    const externalId = id.slice('eid:'.length);
    return this.all(type).find((record) => record['externalId'] === externalId);
  }

  get(type: string, id: string): Rec {
    const found = this.find(type, id);
    if (!found) throw nonexistent();
    return found;
  }

  insert(type: string, values: Values): Rec {
    const { externalId } = values;
    if (typeof externalId === 'string' && this.find(type, `eid:${externalId}`)) throw duplicate();
    const id = this.next();
    return this.store.collection<Rec>(type).set(id, { ...values, id, lastModifiedDate: this.now() });
  }

  update(type: string, id: string, values: Values): Rec {
    const known = this.get(type, id);
    const lastModifiedDate = this.now();
    return this.store
      .collection<Rec>(type)
      .set(known.id, { ...known, ...values, id: known.id, lastModifiedDate });
  }

  remove(type: string, id: string): void {
    this.store.collection<Rec>(type).delete(this.get(type, id).id);
  }

  private now(): string {
    return `${this.clock.now().toISOString().slice(0, 19)}Z`;
  }

  /** Numbers are never given twice, and no type begins at one. */
  private next(): string {
    const numbers = this.store.collection<{ last: number }>('numbers');
    const last = (numbers.get('all')?.last ?? 100) + 1;
    numbers.set('all', { last });
    return String(last);
  }
}

/** The ID in a reference as it is sent: `{ "id": "1" }`. */
export function refId(value: unknown): string {
  const id = (value as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

export function sublist(value: unknown): Values[] {
  const items = (value as { items?: unknown } | undefined)?.items;
  return Array.isArray(items) ? (items as Values[]) : [];
}
