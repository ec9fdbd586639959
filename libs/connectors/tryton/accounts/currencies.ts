import { Failure } from '#platform/errors/failure';
import { rateBetween } from '../amounts';
import type { TrytonClient } from '../client/tryton-client';
import { wireDate } from '../client/wire';

/** Currencies by their ISO code, and Tryton's own rates. */
export class Currencies {
  private readonly ids = new Map<string, number>();

  constructor(private readonly client: TrytonClient) {}

  async idOf(code: string): Promise<number> {
    const known = this.ids.get(code);
    if (known !== undefined) return known;
    const found = await this.client.first('currency.currency', [['code', '=', code]]);
    if (!found) {
      throw Failure.mapping('erp-currency-missing', `Tryton has no currency ${code}`, {
        details: { field: 'currency', value: code, expected: 'a currency of Tryton' },
        suggestion: `Make the currency ${code} in Tryton.`,
      });
    }
    this.ids.set(code, found.id);
    return found.id;
  }

  /** From major units of one to major units of the other, at the rate of the day, as exact text. */
  async rate(from: string, to: string, day: string): Promise<string> {
    const ids = [await this.idOf(from), await this.idOf(to)] as const;
    const rows = await this.client.read('currency.currency', ids, ['rate'], { date: wireDate(day) });
    const rateOf = (id: number): unknown => rows.find((row) => row.id === id)?.['rate'];
    const rate = rateBetween(rateOf(ids[0]), rateOf(ids[1]));
    if (rate !== null) return rate;
    throw Failure.mapping('erp-exchange-rate-missing', `Tryton knows no rate ${from} to ${to} on ${day}`, {
      details: { field: 'currency.rates', value: null, expected: `a rate for ${day}` },
      suggestion: `Enter rates of ${from} and ${to} in Tryton.`,
    });
  }
}
