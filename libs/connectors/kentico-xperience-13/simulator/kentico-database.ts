import { randomUUID } from 'node:crypto';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import type { Cell, Row, Table } from './schema/table';

/** Kentico's database: one collection per table, integer keys given out upwards. */
export class KenticoDatabase {
  constructor(
    private readonly store: SimulatorStore,
    private readonly clock: Clock,
  ) {}

  rows(table: Table): Row[] {
    return this.collection(table).values();
  }

  byId(table: Table, id: number): Row | undefined {
    return this.collection(table).get(String(id));
  }

  find(table: Table, matches: (row: Row) => boolean): Row | undefined {
    return this.collection(table).find(matches);
  }

  /** Rows with that cell in a column. */
  where(table: Table, column: string, cell: Cell): Row[] {
    return this.collection(table).where(column, cell);
  }

  filter(table: Table, matches: (row: Row) => boolean): Row[] {
    return this.collection(table).filter(matches);
  }

  /** Fills in keys, time stamp and nulls. */
  insert(table: Table, values: Row): Row {
    const id = this.nextId(table);
    const row: Row = Object.fromEntries(table.columns.map(({ name }) => [name, null]));
    if (table.guid !== null) row[table.guid] = randomUUID();
    this.touch(table, row);
    Object.assign(row, values, { [table.id]: id });
    return this.collection(table).set(String(id), row);
  }

  update(table: Table, row: Row, values: Row): Row {
    Object.assign(row, values);
    this.touch(table, row);
    return this.collection(table).set(String(row[table.id]), row);
  }

  delete(table: Table, row: Row): void {
    this.collection(table).delete(String(row[table.id]));
  }

  private touch(table: Table, row: Row): void {
    if (table.timestamp !== null) row[table.timestamp] = this.clock.now().toISOString();
  }

  private nextId(table: Table): number {
    const sequences = this.store.collection<{ last: number }>('sequences');
    const last = (sequences.get(table.tableName)?.last ?? 0) + 1;
    sequences.set(table.tableName, { last });
    return last;
  }

  private collection(table: Table): Collection<Row> {
    return this.store.collection<Row>(table.tableName);
  }
}

/** A cell that is known to be an integer key. */
export function idOf(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}
