import { z } from 'zod';
import type { ChangedCustomers } from '#connectors/kit/customer-port';
import { Failure } from '#platform/errors/failure';
import type { Domain, OdooClient } from '../client/odoo-client';
import { ARCHIVED_TOO } from './partners';

const PAGE = 100;
const cursorSchema = z.object({ second: z.string(), after: z.int().nonnegative().nullable() });
type Cursor = z.output<typeof cursorSchema>;

/** Whose records are kept in step: contacts that are customers, and no addresses of such. */
export const customersOf = (companyId: number): Domain => [
  ['customer_rank', '>', 0],
  ['parent_id', '=', false],
  ['company_id', 'in', [false, companyId]],
];

/**
 * A page of contacts by the time they were written. Odoo keeps that to the microsecond and tells it to the second, and gives all records of
 * one transaction the same; so a page ends with a whole second, and a second that fills a page is read by ID.
 */
export async function changedPage(
  client: OdooClient,
  companyId: number,
  since: Date,
  cursor: string | null,
): Promise<ChangedCustomers> {
  const { second, after } = cursor === null ? { second: odooTime(since), after: null } : parse(cursor);
  if (after !== null) return withinSecond(client, companyId, second, after);
  const rows = await client.search(
    'res.partner',
    [...customersOf(companyId), ['write_date', '>=', second]],
    ['write_date'],
    { order: 'write_date asc, id asc', limit: PAGE, context: ARCHIVED_TOO },
  );
  const last = rows.at(-1)?.['write_date'];
  if (rows.length < PAGE || typeof last !== 'string') {
    return { customers: rows.map(changed), nextCursor: null };
  }
  const whole = rows.filter((row) => row['write_date'] !== last);
  if (whole.length === 0) return withinSecond(client, companyId, last, 0);
  return { customers: whole.map(changed), nextCursor: write({ second: last, after: null }) };
}

async function withinSecond(
  client: OdooClient,
  companyId: number,
  second: string,
  after: number,
): Promise<ChangedCustomers> {
  const next = odooTime(new Date(instantOf(second).getTime() + 1000));
  const rows = await client.search(
    'res.partner',
    [...customersOf(companyId), ['write_date', '>=', second], ['write_date', '<', next], ['id', '>', after]],
    ['write_date'],
    { limit: PAGE, context: ARCHIVED_TOO },
  );
  const nextCursor =
    rows.length < PAGE ? write({ second: next, after: null }) : write({ second, after: rows.at(-1)!.id });
  return { customers: rows.map(changed), nextCursor };
}

/** `2026-11-21 10:00:00`, always in UTC. */
function odooTime(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace('T', ' ');
}

export const instantOf = (text: unknown): Date => new Date(`${String(text).replace(' ', 'T')}Z`);

function changed(row: { readonly id: number; readonly [field: string]: unknown }) {
  return { externalId: String(row.id), modifiedAt: instantOf(row['write_date']) };
}

const write = (cursor: Cursor): string => JSON.stringify(cursor);

function parse(cursor: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (error) {
    throw Failure.permanent('cursor-unreadable', 'This cursor is none of ours', { cause: error });
  }
}
