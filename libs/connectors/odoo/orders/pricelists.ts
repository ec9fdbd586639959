import { Failure } from '#platform/errors/failure';
import type { Company } from '../accounts/company-book';
import type { OdooClient } from '../client/odoo-client';

/** An order has the currency of its pricelist, and the company's without one. */
export class Pricelists {
  constructor(private readonly client: OdooClient) {}

  /** `false`, as Odoo writes it, where none is needed. */
  async for(currency: string, company: Company): Promise<number | false> {
    if (currency === company.currency) return false;
    const found = await this.client.first(
      'product.pricelist',
      [
        ['currency_id.name', '=', currency],
        ['company_id', 'in', [false, company.id]],
      ],
      ['name'],
    );
    if (found) return found.id;
    throw Failure.mapping('erp-pricelist-missing', `Odoo has no pricelist in ${currency}`, {
      details: { field: 'order.currency', value: currency, expected: 'the currency of a pricelist' },
      suggestion: `Make a pricelist in ${currency} in Odoo; its prices do not matter.`,
    });
  }
}
