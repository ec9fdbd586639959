import { CURRENCIES } from '#platform/money/currencies';
import { SAMPLE_ACCOUNTS } from './chart-of-accounts';
import { type Site, SETUP_USER } from './frappe/site';
import { bin } from './erpnext/stock-reservation';

export interface SampleItem {
  readonly itemCode: string;
  readonly itemName: string;
  readonly stock: number;
}

export interface WorldOptions {
  readonly company: string;
  readonly abbreviation: string;
  readonly currency: string;
  /** False: the administrator has not made the custom field yet. */
  readonly customField: boolean;
  readonly bridgeKeyField: string;
  readonly items: readonly SampleItem[];
}

/** What the sample company keeps in stock, unless a test brings items of its own. */
export const SAMPLE_ITEMS: readonly SampleItem[] = [
  { itemCode: 'KETTLE-01', itemName: 'Enamel kettle', stock: 1_000_000 },
  { itemCode: 'MUG-GREEN', itemName: 'Stoneware mug, green', stock: 1_000_000 },
  { itemCode: 'FILTER-100', itemName: 'Paper filters, 100 pieces', stock: 1_000_000 },
  { itemCode: 'GRINDER-02', itemName: 'Hand grinder', stock: 1_000_000 },
  { itemCode: 'BEANS-1KG', itemName: 'Coffee beans, 1 kg', stock: 1_000_000 },
];

export const KEYED_DOCTYPES = ['Journal Entry', 'Customer', 'Sales Order'] as const;

/** A company as it is after the set-up wizard and our own instructions. */
export function createWorld(site: Site, options: WorldOptions): void {
  const insert = (doctype: string, values: Record<string, unknown>): void => {
    site.insert(doctype, values, SETUP_USER);
  };
  for (const code of CURRENCIES) insert('Currency', { currency_name: code });
  for (const { code, name } of countries()) insert('Country', { country_name: name, code });
  insert('Customer Group', { customer_group_name: 'All Customer Groups' });
  insert('Customer Group', { customer_group_name: 'Individual' });
  insert('Territory', { territory_name: 'All Territories' });
  insert('Item Group', { item_group_name: 'Products' });
  insert('UOM', { uom_name: 'Nos' });
  for (const party of ['Customer', 'Supplier', 'Employee']) insert('Party Type', { party_type: party });
  const { company, abbreviation } = options;
  insert('Company', { company_name: company, abbr: abbreviation, default_currency: options.currency });
  insert('Cost Center', { cost_center_name: `Main - ${abbreviation}`, company });
  insert('Warehouse', { warehouse_name: 'Stores', company });
  insert('Stock Settings', { enable_stock_reservation: 1, allow_partial_reservation: 1 });
  for (const { number, name, root, type } of SAMPLE_ACCOUNTS) {
    insert('Account', {
      account_name: name,
      account_number: number,
      company,
      account_currency: options.currency,
      root_type: root,
      account_type: type ?? null,
    });
  }
  for (const item of options.items) addItem(site, item, `Stores - ${abbreviation}`);
  if (options.customField) addCustomFields(site, options.bridgeKeyField);
}

export function addItem(site: Site, item: SampleItem, warehouse: string): void {
  site.insert(
    'Item',
    { item_code: item.itemCode, item_name: item.itemName, item_group: 'Products', stock_uom: 'Nos' },
    SETUP_USER,
  );
  site.put({ ...bin(item.itemCode, warehouse, site), actual_qty: item.stock });
}

export function addCustomFields(site: Site, fieldname: string): void {
  for (const dt of KEYED_DOCTYPES) {
    if (site.exists('Custom Field', `${dt}-${fieldname}`)) continue;
    site.insert(
      'Custom Field',
      { dt, fieldname, label: 'Bridge Key', fieldtype: 'Data', unique: 1, no_copy: 1 },
      SETUP_USER,
    );
  }
}

/** Every country by its English name and its code in lower case, as ERPNext brings them along. */
function* countries(): Generator<{ readonly code: string; readonly name: string }> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    const isCurrent = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    if (name === undefined || !isCurrent) continue;
    yield { code: code.toLowerCase(), name };
  }
}
