import type { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import type { Clock } from '#platform/clock/clock';
import type { KenticoDatabase } from '../kentico-database';
import { orderTable } from '../schema/order-tables';
import type { Row, Table } from '../schema/table';
import { customerTable } from '../schema/people-tables';
import type { CustomerSaver } from '../shop/save-customer';
import type { OrderSaver } from '../shop/save-order';
import { broken } from './rest-error';

/** The user that the REST service writes as. */
const REST_USER_ID = 53;

/** Saves without any validation: the service performs none, the caller must. */
export class ObjectWriter {
  constructor(
    private readonly database: KenticoDatabase,
    private readonly saver: OrderSaver,
    private readonly customers: CustomerSaver,
    private readonly ledger: EffectsLedger,
    private readonly clock: Clock,
  ) {}

  create(table: Table, values: Row, siteId: number | null): Row {
    const sited = table.site === null || siteId === null ? values : { ...values, [table.site]: siteId };
    requireColumns(table, sited);
    requireFitting(table, sited);
    const row = this.insert(table, sited);
    this.record('create', table, row);
    return row;
  }

  update(table: Table, row: Row, values: Row): void {
    requireFitting(table, values);
    if (table === orderTable) this.saver.update(row, values, REST_USER_ID);
    else if (table === customerTable) this.customers.update(row, values);
    else this.database.update(table, row, values);
    this.record('update', table, row);
  }

  delete(table: Table, row: Row): void {
    if (table === customerTable) this.customers.delete(row);
    else this.database.delete(table, row);
    this.record('delete', table, row);
  }

  private insert(table: Table, values: Row): Row {
    if (table === orderTable) return this.saver.create(values);
    return table === customerTable ? this.customers.create(values) : this.database.insert(table, values);
  }

  private record(verb: string, table: Table, row: Row): void {
    const objectId = String(row[table.id]);
    this.ledger.record({
      operation: `${table.objectType}.${verb}`,
      key: `${table.objectType}/${objectId}`,
      at: this.clock.now().toISOString(),
      objectId,
    });
  }
}

/** No validation of the service's own, but the database takes no row without a column that may not be null. */
function requireColumns(table: Table, values: Row): void {
  const given = new Set([table.id, table.guid, table.timestamp]);
  const missing = table.columns.filter(
    ({ name, nullable }) => !nullable && !given.has(name) && isNull(values[name]),
  );
  if (missing.length === 0) return;
  throw broken(`Cannot insert the value NULL into column '${missing[0]!.name}'.`);
}

/** The database takes no text that is longer than its column, and no null for a cell that must have a value. */
function requireFitting(table: Table, values: Row): void {
  for (const { name, nullable, size } of table.columns) {
    const cell = values[name];
    if (cell === null && !nullable) throw broken(`Cannot insert the value NULL into column '${name}'.`);
    if (typeof cell === 'string' && size !== null && cell.length > size) {
      throw broken(`String or binary data would be truncated in column '${name}'.`);
    }
  }
}

const isNull = (cell: Row[string] | undefined): boolean => cell === undefined || cell === null;
