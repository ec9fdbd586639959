import { Failure } from '#platform/errors/failure';
import type { OdooClient } from '../client/odoo-client';

export interface ForeignCurrency {
  readonly id: number;
  /** Units of the company's currency for one of this. */
  readonly rate: number;
}

/** Currencies other than the company's, with Odoo's rate of a day. */
export class Currencies {
  constructor(private readonly client: OdooClient) {}

  /** Odoo says 1 for a currency that has no rate at all, so the rates themselves are asked for. */
  async at(code: string, date: string): Promise<ForeignCurrency> {
    const row = await this.client.first('res.currency', [['name', '=', code]], ['inverse_rate', 'rate_ids'], {
      date,
    });
    const rates = row?.['rate_ids'];
    const rate = Number(row?.['inverse_rate']);
    if (row && Array.isArray(rates) && rates.length > 0 && rate > 0) return { id: row.id, rate };
    throw Failure.mapping('erp-exchange-rate-missing', `Odoo has no active currency ${code} with a rate`, {
      details: { field: 'currency', value: code, expected: `a currency with a rate for ${date}` },
      suggestion: `Activate ${code} in Odoo and enter a rate.`,
    });
  }
}
