import { matcher } from './domain';
import { accessError } from './odoo-error';
import type { Rec, Records, Values } from './records';
import { fieldsOf, kindOf } from './records';

export interface Context {
  readonly active_test?: boolean;
  readonly allowed_company_ids?: readonly number[];
  readonly date?: string;
}

/** Companies that the user of the simulator may work in. */
const USERS_COMPANIES = new Set([1, 2]);

/** `search_read`: archived records hidden unless asked for, and those of other companies always. */
export function searchRead(records: Records, model: string, args: Values, context: Context): Values[] {
  const domain = (args['domain'] as unknown[] | undefined) ?? [];
  const fields = (args['fields'] as string[] | undefined) ?? Object.keys(fieldsOf(model));
  for (const field of fields) kindOf(model, field);
  const fits = matcher(model, domain, records);
  const found = visible(records.all(model), model, context).filter(
    (record) => (context.active_test === false || record['active'] !== false) && fits(record),
  );
  const sorted = found.sort(byOrder((args['order'] as string | undefined) ?? 'id'));
  const offset = Number(args['offset'] ?? 0);
  const page = sorted.slice(offset, args['limit'] ? offset + Number(args['limit']) : undefined);
  return page.map((record) => rendered(records, model, record, fields));
}

function visible(all: readonly Rec[], model: string, context: Context): Rec[] {
  const companies = context.allowed_company_ids ?? [1];
  if (companies.some((id) => !USERS_COMPANIES.has(id))) {
    throw accessError('Access to unauthorized or invalid companies.');
  }
  if (!('company_id' in fieldsOf(model))) return [...all];
  return all.filter(({ company_id: id }) => !id || companies.includes(id as number));
}

/** One record of another model as `[id, name]`, an empty field as `false`, a moment to the second. */
export function rendered(records: Records, model: string, record: Rec, fields: readonly string[]): Values {
  const told: Record<string, unknown> = { id: record.id };
  for (const field of fields) {
    const kind = kindOf(model, field);
    const value = record[field];
    if (kind.startsWith('many:')) told[field] = value ?? [];
    else if (kind.startsWith('one:')) told[field] = value ? named(records, kind.slice(4), value) : false;
    else if (kind === 'moment') told[field] = typeof value === 'string' ? value.slice(0, 19) : false;
    else told[field] = value ?? false;
  }
  return told;
}

function named(records: Records, model: string, id: unknown): [number, string] {
  const record = records.get(model, id);
  const reference = record['default_code'];
  const prefix = typeof reference === 'string' ? `[${reference}] ` : '';
  return [record.id, `${prefix}${String(record['name'])}`];
}

function byOrder(order: string): (one: Rec, other: Rec) => number {
  const keys = order.split(',').map((part) => part.trim().split(/\s+/));
  return (one, other) => {
    for (const [field = 'id', direction = 'asc'] of keys) {
      const [a, b] = [one[field] as string, other[field] as string];
      if (a !== b) return (a < b ? -1 : 1) * (direction.toLowerCase() === 'desc' ? -1 : 1);
    }
    return 0;
  };
}
