import { z } from 'zod';
import type { ChangedCustomers, CustomerPage } from '#connectors/kit/customer-port';
import { instantOf, siteTime } from '#connectors/kit/erp/site-time';
import { Failure } from '#platform/errors/failure';
import type { NetSuiteClient } from '../client/netsuite-client';
import { moment } from '../client/suiteql';
import type { NetSuiteSettings } from '../settings';
import { profileOf } from './customer-fields';

const PAGE = 100;
const CHANGED = `TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS changed`;
const cursorSchema = z.object({ at: z.string().regex(/^[\d: -]{19}$/), after: z.int().nonnegative() });

type Settings = Pick<NetSuiteSettings, 'userTimeZone'>;
type QueryRow = Readonly<Record<string, string | undefined>>;

/** By the time of change and the ID, which are told whole, so that a page begins behind the last row of the one before. */
export async function changedPage(
  client: NetSuiteClient,
  { userTimeZone }: Settings,
  since: Date,
  cursor: string | null,
): Promise<ChangedCustomers> {
  const { at, after } =
    cursor === null ? { at: siteTime(since, userTimeZone).slice(0, 19), after: 0 } : parse(cursor);
  const rows = await client.query(
    [
      `SELECT id, ${CHANGED} FROM customer`,
      `WHERE lastmodifieddate > ${moment(at)} OR (lastmodifieddate = ${moment(at)} AND id > ${after})`,
      `ORDER BY lastmodifieddate, id`,
    ].join(' '),
    PAGE,
  );
  const last = rows.at(-1);
  return {
    customers: rows.map((row) => ({
      externalId: String(row['id']),
      modifiedAt: instantOf(row['changed'], userTimeZone) ?? since,
    })),
    nextCursor:
      last === undefined || rows.length < PAGE
        ? null
        : JSON.stringify({ at: last['changed'], after: Number(last['id']) }),
  };
}

export async function customersPage(
  client: NetSuiteClient,
  { userTimeZone }: Settings,
  cursor: string | null,
): Promise<CustomerPage> {
  const after = cursor !== null && /^\d{1,15}$/.test(cursor) ? cursor : '0';
  const rows = await client.query(
    `SELECT id, isperson, firstname, lastname, companyname, email, phone, ${CHANGED} FROM customer WHERE id > ${after} ORDER BY id`,
    PAGE,
  );
  const records = rows.map((row) => ({
    externalId: String(row['id']),
    profile: profileOf(recordOf(row)),
    guest: false,
    owner: null,
    modifiedAt: instantOf(row['changed'], userTimeZone),
  }));
  return { records, nextCursor: rows.length < PAGE ? null : String(rows.at(-1)!['id']), total: null };
}

/** A row of a query with the names that fields have in records. */
const recordOf = (row: QueryRow): Readonly<Record<string, unknown>> => ({
  isPerson: row['isperson'] === 'T',
  firstName: row['firstname'],
  lastName: row['lastname'],
  companyName: row['companyname'],
  email: row['email'],
  phone: row['phone'],
});

function parse(cursor: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (error) {
    throw Failure.permanent('cursor-unreadable', 'This cursor is none of ours', { cause: error });
  }
}
