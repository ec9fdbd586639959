import { SAMPLE_ACCOUNTS } from './chart-of-accounts';
import type { Records } from './records';

export interface WorldOptions {
  readonly currency: string;
  readonly products: readonly string[];
  /** Tax on order lines that say nothing of taxes. */
  readonly taxPercent: number;
  readonly reservesAtConfirmation: boolean;
}

export const CHARGE_PRODUCTS = ['SHIPPING', 'TAX', 'DISCOUNT', 'ROUNDING'];
const STOCK = 100;
const DECIMALS: Readonly<Record<string, number>> = { EUR: 2, USD: 2, GBP: 2, JPY: 0, KWD: 3 };

/** The sample company; a second one stands beside it, whose records the first does not see. */
export function createWorld(records: Records, options: WorldOptions): void {
  const currencies = new Map(
    Object.entries(DECIMALS).map(([name, decimal_places]) => [
      name,
      records.insert('res.currency', { name, decimal_places, active: true, inverse_rate: 1, rate_ids: [] })
        .id,
    ]),
  );
  const currency_id = currencies.get(options.currency)!;
  for (const name of ['Demo Shop', 'Demo Wholesale']) {
    const company = records.insert('res.company', { name, currency_id }).id;
    records.insert('account.journal', {
      name: 'Stripe',
      code: 'STRP',
      type: 'general',
      company_id: company,
    });
  }
  records.insert('account.journal', { name: 'Bank', code: 'BNK1', type: 'bank', company_id: 1 });
  for (const [code, name, account_type] of Object.values(SAMPLE_ACCOUNTS)) {
    records.insert('account.account', { code, name, account_type, active: true, company_ids: [1] });
  }
  const country = (name: string, code: string): number => records.insert('res.country', { name, code }).id;
  country('Germany', 'DE');
  const states = country('United States', 'US');
  records.insert('res.country.state', { name: 'California', code: 'CA', country_id: states });
  for (const default_code of options.products) {
    const stock = { is_storable: true, qty_available: STOCK };
    records.insert('product.product', { name: default_code, default_code, active: true, ...stock });
  }
  for (const default_code of CHARGE_PRODUCTS) {
    records.insert('product.product', { name: default_code, default_code, active: true });
  }
  const dollars = currencies.get('USD');
  records.insert('product.pricelist', { name: 'US Dollar', currency_id: dollars });
}

/** A rate of a currency, as an accountant enters it: units of the company's currency for one. */
export function enterRate(records: Records, currency: string, inverse_rate: number): void {
  const known = records.all('res.currency').find(({ name }) => name === currency);
  if (!known) return;
  const rate = records.insert('res.currency.rate', {
    inverse_company_rate: inverse_rate,
    name: '2026-01-01',
  });
  records.update('res.currency', known.id, {
    inverse_rate,
    rate_ids: [...(known['rate_ids'] as number[]), rate.id],
  });
}
