import type { DocType } from '../frappe/doctype';
import type { Doc } from '../frappe/document';
import { numberOf, rowsOf, textOf } from '../frappe/document';
import { check, currency, data, dynamicLink, float, link, select, table } from '../frappe/field';
import type { Site } from '../frappe/site';
import { contact, contactEmail, contactPhone, fetchFromContact, makePrimaryContact } from './contact';

const byField = (field: string) => (doc: Doc) => textOf(doc, field);

function master(name: string, key: string, fields: DocType['fields']): DocType {
  return { name, fields, submittable: false, naming: byField(key) };
}

const company = master('Company', 'company_name', [
  data('company_name', { reqd: true }),
  data('abbr', { reqd: true }),
  link('default_currency', 'Currency', { reqd: true }),
  link('country', 'Country'),
]);

const country = master('Country', 'country_name', [data('country_name', { reqd: true }), data('code')]);
const currencyType = master('Currency', 'currency_name', [data('currency_name', { reqd: true })]);
const customerGroup = master('Customer Group', 'customer_group_name', [data('customer_group_name')]);
const territory = master('Territory', 'territory_name', [data('territory_name')]);
const itemGroup = master('Item Group', 'item_group_name', [data('item_group_name')]);
const unit = master('UOM', 'uom_name', [data('uom_name')]);
const partyType = master('Party Type', 'party_type', [data('party_type')]);
const costCenter = master('Cost Center', 'cost_center_name', [
  data('cost_center_name'),
  link('company', 'Company'),
]);

const account: DocType = {
  name: 'Account',
  fields: [
    data('account_name', { reqd: true }),
    data('account_number'),
    link('company', 'Company', { reqd: true }),
    link('account_currency', 'Currency'),
    select('root_type', '\nAsset\nLiability\nIncome\nExpense\nEquity'),
    select(
      'account_type',
      '\nBank\nCash\nReceivable\nPayable\nTax\nIncome Account\nExpense Account\nRound Off',
    ),
    check('is_group'),
  ],
  submittable: false,
  naming: (doc, site) => {
    const abbreviation = textOf(site.get('Company', textOf(doc, 'company')), 'abbr');
    const number = textOf(doc, 'account_number');
    return [...(number ? [number] : []), textOf(doc, 'account_name'), abbreviation].join(' - ');
  },
};

const warehouse: DocType = {
  name: 'Warehouse',
  fields: [
    data('warehouse_name', { reqd: true }),
    link('company', 'Company', { reqd: true }),
    check('is_group'),
  ],
  submittable: false,
  naming: (doc, site) =>
    `${textOf(doc, 'warehouse_name')} - ${textOf(site.get('Company', textOf(doc, 'company')), 'abbr')}`,
};

const item = master('Item', 'item_code', [
  data('item_code', { reqd: true }),
  data('item_name'),
  link('item_group', 'Item Group', { reqd: true }),
  link('stock_uom', 'UOM', { reqd: true }),
  check('is_stock_item', { defaultValue: 1 }),
  check('disabled'),
]);

/** Quantities of an item in a warehouse; kept by stock movements and reservations, never by a caller. */
const bin: DocType = {
  name: 'Bin',
  fields: [
    link('item_code', 'Item', { reqd: true }),
    link('warehouse', 'Warehouse', { reqd: true }),
    float('actual_qty'),
    float('reserved_qty'),
    float('reserved_stock'),
    float('projected_qty'),
  ],
  submittable: false,
  naming: (doc) => `${textOf(doc, 'item_code')}::${textOf(doc, 'warehouse')}`,
  validate: (doc) => {
    doc['projected_qty'] = numberOf(doc, 'actual_qty') - numberOf(doc, 'reserved_qty');
  },
};

const currencyExchange: DocType = {
  name: 'Currency Exchange',
  fields: [
    link('from_currency', 'Currency', { reqd: true }),
    link('to_currency', 'Currency', { reqd: true }),
    float('exchange_rate', { reqd: true }),
  ],
  submittable: false,
  naming: (doc) => `${textOf(doc, 'from_currency')}-${textOf(doc, 'to_currency')}`,
};

const customField: DocType = {
  name: 'Custom Field',
  fields: [
    data('dt', { reqd: true }),
    data('fieldname', { reqd: true }),
    data('label'),
    select('fieldtype', 'Data\nCheck\nCurrency\nDate\nFloat\nInt\nLink\nSelect\nText', {
      defaultValue: 'Data',
    }),
    check('unique'),
    check('no_copy'),
    check('read_only'),
    data('insert_after'),
  ],
  submittable: false,
  naming: (doc) => `${textOf(doc, 'dt')}-${textOf(doc, 'fieldname')}`,
};

const customer: DocType = {
  name: 'Customer',
  fields: [
    data('customer_name', { reqd: true }),
    select('customer_type', 'Company\nIndividual\nPartnership', { reqd: true, defaultValue: 'Company' }),
    link('customer_group', 'Customer Group'),
    link('territory', 'Territory'),
    link('default_currency', 'Currency'),
    data('tax_id'),
    link('customer_primary_contact', 'Contact'),
    data('email_id'),
    data('mobile_no'),
    check('disabled'),
  ],
  submittable: false,
  naming: customerName,
  validate: fetchFromContact,
  onUpdate: makePrimaryContact,
};

/** Two people of one name are told apart by a number: `Ada Lovelace - 1`. */
function customerName(doc: Doc, site: Site): string {
  const wanted = textOf(doc, 'customer_name');
  if (!site.exists('Customer', wanted)) return wanted;
  const twins = site.all('Customer').filter(({ name }) => name.startsWith(`${wanted} - `));
  return `${wanted} - ${twins.length + 1}`;
}

const dynamicLinkRow: DocType = {
  name: 'Dynamic Link',
  fields: [data('link_doctype', { reqd: true }), dynamicLink('link_name', 'link_doctype', { reqd: true })],
  submittable: false,
  child: true,
  naming: (_doc, site) => site.hash(),
};

const address: DocType = {
  name: 'Address',
  fields: [
    data('address_title'),
    select('address_type', 'Billing\nShipping\nOffice\nOther', { reqd: true, defaultValue: 'Billing' }),
    data('address_line1', { reqd: true }),
    data('address_line2'),
    data('city', { reqd: true }),
    data('state'),
    link('country', 'Country', { reqd: true }),
    data('pincode'),
    data('phone'),
    data('email_id'),
    table('links', 'Dynamic Link'),
  ],
  submittable: false,
  naming: (doc, site) => {
    const title = textOf(doc, 'address_title') || textOf(rowsOf(doc, 'links')[0] ?? doc, 'link_name');
    const base = `${title}-${textOf(doc, 'address_type')}`;
    let name = base;
    for (let twin = 1; site.exists('Address', name); twin += 1) name = `${base}-${twin}`;
    return name;
  },
};

const stockSettings: DocType = {
  name: 'Stock Settings',
  fields: [check('enable_stock_reservation'), check('allow_partial_reservation')],
  submittable: false,
  naming: () => 'Stock Settings',
};

const taxRow: DocType = {
  name: 'Sales Taxes and Charges',
  fields: [
    select('charge_type', '\nActual\nOn Net Total\nOn Previous Row Amount', { reqd: true }),
    link('account_head', 'Account', { reqd: true }),
    data('description', { reqd: true }),
    float('rate'),
    currency('tax_amount'),
    currency('total', { readOnly: true }),
  ],
  submittable: false,
  child: true,
  naming: (_doc, site) => site.hash(),
};

export const MASTERS: readonly DocType[] = [
  company,
  country,
  currencyType,
  customerGroup,
  territory,
  itemGroup,
  unit,
  partyType,
  costCenter,
  account,
  warehouse,
  item,
  bin,
  currencyExchange,
  customField,
  customer,
  contact,
  contactEmail,
  contactPhone,
  dynamicLinkRow,
  address,
  stockSettings,
  taxRow,
];
