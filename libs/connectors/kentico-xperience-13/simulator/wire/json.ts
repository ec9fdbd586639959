import { createHash } from 'node:crypto';
import Decimal from 'decimal.js';
import type { Column, Row, Table } from '../schema/table';
import { toServerTime } from './server-time';

/** One row as JSON text. Property order is a hash table's: stable, but nothing to rely on. */
export function rowToJson(
  row: Row,
  table: Table,
  utcOffsetMinutes: number,
  only?: readonly string[],
): string {
  const columns = hashed(table).filter(({ name }) => only === undefined || only.includes(name));
  const members = columns.map((column) => {
    return `${JSON.stringify(column.name)}:${cellToJson(row, column, utcOffsetMinutes)}`;
  });
  return `{${members.join(',')}}`;
}

function cellToJson(row: Row, column: Column, utcOffsetMinutes: number): string {
  const cell = row[column.name] ?? null;
  if (cell === null) return 'null';
  switch (column.type) {
    case 'decimal':
      return new Decimal(String(cell)).toFixed(9);
    case 'datetime':
      return JSON.stringify(toServerTime(String(cell), utcOffsetMinutes));
    case 'int':
    case 'bool':
    case 'text':
    case 'guid':
      return JSON.stringify(cell);
  }
}

const inHashOrder = new WeakMap<Table, readonly Column[]>();

function hashed(table: Table): readonly Column[] {
  const known = inHashOrder.get(table);
  if (known) return known;
  const keyed = table.columns.map((column) => ({ column, hash: hashOf(column.name) }));
  const columns = keyed.sort((left, right) => (left.hash < right.hash ? -1 : 1)).map(({ column }) => column);
  inHashOrder.set(table, columns);
  return columns;
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** `{"ecommerce_orders":[{"COM_Order":[...]},{"TotalRecords":[{"TotalRecords":"246"}]}]}`; without rows the total is missing. */
export function listToJson(
  table: Table,
  rows: readonly Row[],
  total: number,
  utcOffsetMinutes: number,
  only?: readonly string[],
): string {
  const list = rows.map((row) => rowToJson(row, table, utcOffsetMinutes, only)).join(',');
  if (rows.length === 0) return `{"${pluralOf(table)}":[{"Table":[]}]}`;
  const count = `{"TotalRecords":[{"TotalRecords":"${total}"}]}`;
  return `{"${pluralOf(table)}":[{"${table.tableName}":[${list}]},${count}]}`;
}

export function singleToJson(table: Table, row: Row, utcOffsetMinutes: number): string {
  return `{"data":${rowToJson(row, table, utcOffsetMinutes)}}`;
}

/** What a write answers: the keys and nothing else. */
export function keysToJson(table: Table, row: Row): string {
  const keys = [table.id, table.guid].filter((name): name is string => name !== null);
  return JSON.stringify({
    [table.tableName]: Object.fromEntries(keys.map((name) => [name, row[name] ?? null])),
  });
}

/** `ecommerce.orderstatus` -> `ecommerce_orderstatuses`. */
export function pluralOf({ objectType }: Table): string {
  const name = objectType.replaceAll('.', '_');
  if (/(?:s|x|ch)$/.test(name)) return `${name}es`;
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
