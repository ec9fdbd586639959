import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type {
  CustomerDocument,
  ExportAddress,
  ExportDocument,
  JournalDocument,
  OrderDocument,
  StockDocument,
} from '../documents/export-document';
import { type Cell, csvText } from './csv-text';

const amount = (value: number, currency: string): Cell => ({
  decimal: moneyToDecimal(money(value, currency)),
});
const count = (value: number): Cell => ({ decimal: String(value) });

/** One file per document, one row per line of it, the head repeated in each row. Amounts in major units. */
export function documentCsv(document: ExportDocument): string {
  switch (document.kind) {
    case 'journal':
      return journalCsv(document);
    case 'customer':
      return customerCsv(document);
    case 'order':
      return orderCsv(document);
    case 'reservation':
    case 'release':
      return stockCsv(document);
    default:
      return assertUnreachable(document);
  }
}

function journalCsv(entry: JournalDocument): string {
  return csvText(
    'key,date,store,order,rule,reverses,currency,line,account,account_name,debit,credit,description'.split(
      ',',
    ),
    entry.lines.map((line, index) => [
      entry.key,
      entry.date,
      entry.storeId,
      entry.orderId,
      entry.rule,
      entry.reverses,
      entry.currency,
      count(index + 1),
      line.account,
      line.accountName,
      amount(line.debit, entry.currency),
      amount(line.credit, entry.currency),
      entry.description,
    ]),
  );
}

function customerCsv({
  key,
  date,
  storeId,
  customerId,
  name,
  company,
  email,
  phone,
}: CustomerDocument): string {
  return csvText('key,date,store,customer,name,company,email,phone'.split(','), [
    [key, date, storeId, customerId, name, company, email, phone],
  ]);
}

const ADDRESS_FIELDS = [
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'state',
  'postalCode',
  'country',
] as const;

/** Lines of products, then one row each for discount, shipping, tax and what was paid otherwise. */
function orderCsv(order: OrderDocument): string {
  const columns = (prefix: string): string[] =>
    ADDRESS_FIELDS.map((field) => `${prefix}_${field.toLowerCase()}`);
  const cells = (address: ExportAddress | null): Cell[] =>
    ADDRESS_FIELDS.map((field) => address?.[field] ?? null);
  const row = (type: string, sku: string | null, name: string, quantity: number, total: number): Cell[] => [
    order.key,
    order.date,
    order.storeId,
    order.orderId,
    order.number,
    order.customerId,
    order.currency,
    type,
    sku,
    name,
    count(quantity),
    amount(total, order.currency),
    amount(order.total, order.currency),
    ...cells(order.billingAddress),
    ...cells(order.shippingAddress),
  ];
  const charge = (type: string, total: number): Cell[][] =>
    total === 0 ? [] : [row(type, null, type, 1, total)];
  return csvText(
    [
      ...'key,date,store,order,number,customer,currency,type,sku,name,quantity,amount,order_total'.split(','),
      ...columns('billing'),
      ...columns('shipping'),
    ],
    [
      ...order.lines.map((line) => row('product', line.sku, line.name, line.quantity, line.total)),
      ...charge('discount', -order.discount),
      ...charge('shipping', order.shipping),
      ...charge('tax', order.tax),
      ...charge('other-payment', -order.otherPayments),
    ],
  );
}

function stockCsv({ kind, key, date, storeId, orderId, lines }: StockDocument): string {
  return csvText(
    'key,date,store,order,type,reservation,sku,quantity'.split(','),
    lines.map((line) => [
      key,
      date,
      storeId,
      orderId,
      kind,
      line.reservation,
      line.sku,
      count(line.quantity),
    ]),
  );
}
