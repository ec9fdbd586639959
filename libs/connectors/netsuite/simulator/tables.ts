import type { TableRow } from './sql/query';
import type { Rec, Records } from './records';
import { refId, sublist } from './records';

/** What SuiteQL sees of the records. */
export function tableOf(records: Records, name: string): TableRow[] | undefined {
  switch (name) {
    case 'currency':
    case 'account':
    case 'item':
      return records.all(name) as unknown as TableRow[];
    case 'customer':
      return records.all(name).map(customer);
    case 'subsidiary':
      return records.all(name).map(({ id, name: title, currency }) => ({
        id,
        name: String(title),
        currency: refId(currency),
      }));
    case 'transaction':
      return [...records.all('journalEntry'), ...records.all('salesOrder')].map(transaction);
    case 'transactionline':
      return records
        .all('journalEntry')
        .flatMap((entry) => sublist(entry['line']).map((_line, id) => lineRow(entry, id)));
    case 'transactionaccountingline':
      return records
        .all('journalEntry')
        .flatMap((entry) => sublist(entry['line']).map((line, id) => accountingLine(entry, line, id)));
    default:
      return undefined;
  }
}

function transaction(record: Rec): TableRow {
  return {
    id: record.id,
    externalid: textOf(record['externalId']),
    memo: textOf(record['memo']),
    tranid: textOf(record['tranId']),
    trandate: textOf(record['tranDate']),
  };
}

const lineRow = (entry: Rec, id: number): TableRow => ({
  transaction: entry.id,
  id,
  subsidiary: refId(entry['subsidiary']) || null,
});

function accountingLine(entry: Rec, line: Readonly<Record<string, unknown>>, id: number): TableRow {
  const base = Number(line['base']);
  return {
    transaction: entry.id,
    transactionline: id,
    accountingbook: 1,
    account: refId(line['account']),
    posting: entry['approved'] === false ? 'F' : 'T',
    debit: base > 0 ? base : null,
    credit: base < 0 ? -base : null,
  };
}

function customer(record: Rec): TableRow {
  return {
    id: record.id,
    isperson: record['isPerson'] === true ? 'T' : 'F',
    firstname: textOf(record['firstName']),
    lastname: textOf(record['lastName']),
    companyname: textOf(record['companyName']),
    email: textOf(record['email']),
    phone: textOf(record['phone']),
    lastmodifieddate: textOf(record['lastModifiedDate'])?.replace('T', ' ').slice(0, 19) ?? null,
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
