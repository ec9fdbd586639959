import { CURRENCIES } from '#platform/money/currencies';
import { SAMPLE_ACCOUNTS } from './chart-of-accounts';
import type { Site } from './frappe/site';
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

const ADMINISTRATOR = 'Administrator';
const COUNTRIES: Readonly<Record<string, string>> = {
  at: 'Austria',
  au: 'Australia',
  be: 'Belgium',
  ca: 'Canada',
  ch: 'Switzerland',
  cz: 'Czech Republic',
  de: 'Germany',
  dk: 'Denmark',
  es: 'Spain',
  fr: 'France',
  gb: 'United Kingdom',
  ie: 'Ireland',
  it: 'Italy',
  jp: 'Japan',
  kw: 'Kuwait',
  nl: 'Netherlands',
  pl: 'Poland',
  se: 'Sweden',
  us: 'United States',
};
export const KEYED_DOCTYPES = ['Journal Entry', 'Customer', 'Sales Order'] as const;

/** A company as it is after the set-up wizard and our own instructions. */
export function createWorld(site: Site, options: WorldOptions): void {
  const insert = (doctype: string, values: Record<string, unknown>): void => {
    site.insert(doctype, values, ADMINISTRATOR);
  };
  for (const code of CURRENCIES) insert('Currency', { currency_name: code });
  for (const [code, name] of Object.entries(COUNTRIES)) insert('Country', { country_name: name, code });
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
    ADMINISTRATOR,
  );
  site.put({ ...bin(item.itemCode, warehouse, site), actual_qty: item.stock });
}

export function addCustomFields(site: Site, fieldname: string): void {
  for (const dt of KEYED_DOCTYPES) {
    if (site.exists('Custom Field', `${dt}-${fieldname}`)) continue;
    site.insert(
      'Custom Field',
      { dt, fieldname, label: 'Bridge Key', fieldtype: 'Data', unique: 1, no_copy: 1 },
      ADMINISTRATOR,
    );
  }
}
