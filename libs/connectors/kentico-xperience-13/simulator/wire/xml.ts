import Decimal from 'decimal.js';
import type { Row, Table } from '../schema/table';
import { pluralOf } from './json';
import { toServerTime } from './server-time';

const HEADER = '<?xml version="1.0" encoding="utf-8"?>';

/** The default format, for whoever forgets `format=json`. */
export function listToXml(
  table: Table,
  rows: readonly Row[],
  total: number,
  utcOffsetMinutes: number,
): string {
  const root = pluralOf(table);
  const list = rows.map((row) => rowToXml(table, row, utcOffsetMinutes)).join('');
  const count = rows.length === 0 ? '' : `<TotalRecords><TotalRecords>${total}</TotalRecords></TotalRecords>`;
  return `${HEADER}<${root}>${list}${count}</${root}>`;
}

export function singleToXml(table: Table, row: Row, utcOffsetMinutes: number): string {
  return `${HEADER}<data>${rowToXml(table, row, utcOffsetMinutes)}</data>`;
}

function rowToXml(table: Table, row: Row, utcOffsetMinutes: number): string {
  const members = table.columns.flatMap(({ name, type }) => {
    const cell = row[name] ?? null;
    if (cell === null) return [];
    const text =
      type === 'decimal'
        ? new Decimal(String(cell)).toFixed(9)
        : type === 'datetime'
          ? toServerTime(String(cell), utcOffsetMinutes)
          : String(cell);
    return [`<${name}>${escapeXml(text)}</${name}>`];
  });
  return `<${table.tableName}>${members.join('')}</${table.tableName}>`;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The Atom service document at the root: the object types this user may see. */
export function serviceDocument(objectTypes: readonly string[]): string {
  const collections = objectTypes
    .map((type) => `<collection href="${type}"><atom:title>${type}</atom:title></collection>`)
    .join('');
  return (
    `${HEADER}<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom">` +
    `<workspace><atom:title>Objects</atom:title>${collections}</workspace></service>`
  );
}
