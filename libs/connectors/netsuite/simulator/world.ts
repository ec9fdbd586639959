import { SAMPLE_ACCOUNTS } from './chart-of-accounts';
import type { Rec, Records } from './records';

export interface WorldOptions {
  readonly currency: string;
  readonly oneWorld: boolean;
  readonly items: readonly string[];
  /** Who has to approve a journal entry: nobody, the one who made it in a step of its own, or somebody else. */
  readonly approval: 'nobody' | 'maker' | 'others';
  /** Tax on order lines without a tax code. */
  readonly taxPercent: number;
  /** False: a customer's name is its ID, of which there is one. */
  readonly autoNumbers: boolean;
}

export const CHARGE_ITEMS = ['SHIPPING', 'TAX', 'DISCOUNT', 'ROUNDING'];
const STOCK = 100;
const CURRENCIES: ReadonlyArray<readonly [symbol: string, name: string, precision: number, rate: number]> = [
  ['EUR', 'Euro', 2, 1],
  ['USD', 'US Dollar', 2, 0.8506],
  ['JPY', 'Yen', 0, 0.0061],
];

/** The sample account; in OneWorld with two subsidiaries. */
export function createWorld(records: Records, options: WorldOptions): void {
  for (const [symbol, name, precision, exchangerate] of CURRENCIES) {
    const isbasecurrency = symbol === options.currency ? 'T' : 'F';
    records.insert('currency', { symbol, name, precision, exchangerate, isbasecurrency });
  }
  const base = records.all('currency').find(({ symbol }) => symbol === options.currency)!;
  if (options.oneWorld) {
    for (const name of ['Demo Shop', 'Demo Wholesale']) {
      records.insert('subsidiary', { name, currency: { id: base.id } });
    }
  }
  for (const [acctnumber, acctname] of Object.values(SAMPLE_ACCOUNTS)) {
    records.insert('account', { acctnumber, acctname, isinactive: 'F', issummary: 'F' });
  }
  records.insert('account', { acctnumber: '1000', acctname: 'Assets', isinactive: 'F', issummary: 'T' });
  for (const itemid of options.items) {
    records.insert('item', { itemid, itemtype: 'InvtPart', isinactive: 'F', available: STOCK });
  }
  for (const itemid of CHARGE_ITEMS) {
    records.insert('item', { itemid, itemtype: 'NonInvtPart', isinactive: 'F', available: 0 });
  }
}

export const subsidiaryOf = (records: Records): Rec | undefined => records.all('subsidiary')[0];
