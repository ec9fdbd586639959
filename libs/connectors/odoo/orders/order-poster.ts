import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { OnePerKey } from '#connectors/kit/erp/one-per-key';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { AccountBook } from '../accounts/account-book';
import type { OdooClient, Values } from '../client/odoo-client';
import type { Addresses } from '../customers/addresses';
import type { OdooSettings } from '../settings';
import { chargesOf, orderLines } from './order-lines';
import { Pricelists } from './pricelists';
import { Products } from './products';
import type { Sale, Sales } from './sales';

/** Sales orders: found by store and order, else made and confirmed; their total must be the shop's. */
export class OrderPoster {
  private readonly onePerKey: OnePerKey<Sale>;
  private readonly products: Products;
  private readonly pricelists: Pricelists;

  constructor(
    client: OdooClient,
    private readonly sales: Sales,
    private readonly accounts: AccountBook,
    private readonly addresses: Addresses,
    private readonly settings: OdooSettings,
  ) {
    this.onePerKey = new OnePerKey(sales);
    this.products = new Products(client, settings);
    this.pricelists = new Pricelists(client);
  }

  async post(order: Order, customerId: string): Promise<ErpDocument> {
    const sale = await this.onePerKey.ensure(
      orderKey(order),
      async () => this.sales.create(await this.values(order, Number(customerId))),
      (standing) => this.check(standing, order),
    );
    return { documentId: String(sale.id), state: sale.state };
  }

  private async values(order: Order, partnerId: number): Promise<Values> {
    const charges = chargesOf(order, this.settings);
    const products = await this.products.of(
      order,
      charges.map(({ reference }) => reference),
    );
    const company = await this.accounts.company();
    return {
      origin: orderKey(order),
      client_order_ref: order.number,
      company_id: company.id,
      partner_id: partnerId,
      partner_invoice_id: partnerId,
      partner_shipping_id: await this.addresses.delivery(partnerId, order),
      date_order: new Date(order.placedAt).toISOString().slice(0, 19).replace('T', ' '),
      pricelist_id: await this.pricelists.for(order.currency, company),
      payment_term_id: false,
      fiscal_position_id: false,
      order_line: orderLines(order, charges, products),
    };
  }

  private async check(sale: Sale, order: Order): Promise<void> {
    if (sale.state === 'canceled') {
      throw Failure.permanent('erp-document-canceled', `Order ${sale.name} was canceled in Odoo`, {
        suggestion: 'Set the order back to a quotation in Odoo, then replay.',
      });
    }
    const expected = order.total.amount + order.amounts.otherPayments.amount;
    if (sale.total === expected && sale.currency === order.currency) return;
    // A draft that differs goes: it binds nobody, and the next try shall not stumble over it.
    if (sale.state === 'draft') await this.sales.remove(sale);
    throw Failure.permanent(
      'erp-order-differs',
      `Order ${sale.name} comes to ${sale.total} ${sale.currency}, order ${order.number} to ${expected} ${order.currency} (smallest units)`,
      {
        details: { actual: sale.total, expected },
        suggestion: 'Look for automations that add taxes, discounts or lines to quotations.',
      },
    );
  }
}
