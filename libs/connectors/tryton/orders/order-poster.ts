import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { dayOf } from '#connectors/kit/erp/order-date';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { Currencies } from '../accounts/currencies';
import type { TrytonClient } from '../client/tryton-client';
import { wireDate } from '../client/wire';
import type { Addresses } from '../customers/addresses';
import { OnePerKey } from '#connectors/kit/erp/one-per-key';
import type { TrytonSettings } from '../settings';
import type { Products } from './products';
import { saleLines } from './sale-lines';
import type { Sale, Sales } from './sales';
import { warehouseId } from './warehouse';

const INVOICE_METHOD = { none: 'manual', 'on-order': 'order', 'on-shipment': 'shipment' } as const;

/** Sales: found by store and order, else made, confirmed and processed; their total must be the shop's. */
export class OrderPoster {
  private readonly onePerKey: OnePerKey<Sale>;

  constructor(
    private readonly client: TrytonClient,
    private readonly sales: Sales,
    private readonly products: Products,
    private readonly addresses: Addresses,
    private readonly currencies: Currencies,
    private readonly settings: Pick<TrytonSettings, 'invoices' | 'timeZone' | 'warehouse'>,
  ) {
    this.onePerKey = new OnePerKey(sales);
  }

  async post(order: Order, customerId: string): Promise<ErpDocument> {
    const sale = await this.onePerKey.ensure(
      orderKey(order),
      async () => this.sales.create(await this.values(order, Number(customerId))),
      async (standing) => requireSameOrder(standing, order),
    );
    await this.sales.process(sale);
    return { documentId: String(sale.row.id), state: 'posted' };
  }

  private async values(order: Order, party: number): Promise<Record<string, unknown>> {
    const productOf = await this.products.of(order);
    return {
      company: await this.client.companyId(),
      party,
      invoice_address: await this.addresses.ensure(party, order, 'invoice'),
      shipment_address: await this.addresses.ensure(party, order, 'delivery'),
      warehouse: await warehouseId(this.client, this.settings.warehouse),
      currency: await this.currencies.idOf(order.currency),
      sale_date: wireDate(dayOf(new Date(order.placedAt), this.settings.timeZone)),
      reference: order.number,
      description: orderKey(order),
      invoice_method: INVOICE_METHOD[this.settings.invoices],
      shipment_method: 'order',
      lines: [['create', saleLines(order, productOf)]],
    };
  }
}

function requireSameOrder(sale: Sale, order: Order): void {
  if (sale.state === 'cancelled') {
    throw Failure.permanent('erp-document-canceled', `Sale ${sale.row.id} was canceled in Tryton`, {
      suggestion: 'Delete the canceled sale in Tryton, or reset it to draft, then replay.',
    });
  }
  const expected = order.total.amount + order.amounts.otherPayments.amount;
  const actual = sale.total(order.currency);
  if (actual === expected) return;
  throw Failure.permanent(
    'erp-order-differs',
    `Sale ${sale.row.id} comes to ${actual}, order ${order.number} to ${expected} (smallest unit of ${order.currency})`,
    { details: { actual, expected }, suggestion: 'Correct or delete the sale in Tryton, then replay.' },
  );
}
