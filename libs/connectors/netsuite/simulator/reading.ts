import type { Rec, Records, Values } from './records';
import { refId, sublist } from './records';

/** References by field; what is told of one is its ID and a name for people. */
const REFERENCES: Readonly<Record<string, readonly [type: string, name: string]>> = {
  currency: ['currency', 'name'],
  subsidiary: ['subsidiary', 'name'],
  account: ['account', 'acctname'],
  item: ['item', 'itemid'],
  entity: ['customer', 'entityId'],
};
const SUBLISTS: Readonly<Record<string, string>> = { journalEntry: 'line', salesOrder: 'item' };

/** A record as GET tells it; of its lines only where they are, unless they are asked for. */
export function rendered(records: Records, type: string, record: Rec, expand: boolean): Values {
  const lines = SUBLISTS[type];
  const told = referenced(records, record, lines);
  if (lines === undefined) return told;
  const links = [{ rel: 'self', href: `/services/rest/record/v1/${type}/${record.id}/${lines}` }];
  if (!expand) return { ...told, [lines]: { links } };
  const items = sublist(record[lines]).map(({ base: _base, tax: _tax, ...line }) =>
    referenced(records, line),
  );
  return { ...told, [lines]: { links, items, count: items.length, hasMore: false } };
}

function referenced(records: Records, values: Values, except?: string): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const reference = field === except ? undefined : REFERENCES[field];
      if (!reference || refId(value) === '') return [field, value];
      const [type, name] = reference;
      return [field, { id: refId(value), refName: records.find(type, refId(value))?.[name] }];
    }),
  );
}
