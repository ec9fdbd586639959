import type { CommerceOrder, OrderCreation } from '#connectors/kit/commerce-port';
import { requireTotalOf } from '#connectors/kit/created-order';
import type { MoneyBody } from '#contracts/models/money';
import { Failure, toFailure } from '#platform/errors/failure';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { UserDirectory } from '../customer/user-directory';
import { OUR_KEY } from '../payment-record/our-payments';
import type { OcOrder } from '../rest/models';
import { orderSchema } from '../rest/models';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import type { OrderCloudSettings } from '../settings';
import { writtenAddress } from './order-addresses';
import { isPlaced } from './order-status';
import type { OrderCloudOrderReader } from './ordercloud-order.reader';

const PREFIX = 'renewal-';
const INVOICE = 'InvoiceID';
const CART = 'Unsubmitted';

/** The key that the order carries in its `xp`; null: it is none that was made by us. */
export function madeFor({ xp }: Pick<OcOrder, 'xp'>): string | null {
  const own = xp?.[OUR_KEY];
  const key = typeof own === 'object' && own !== null ? (own as Record<string, unknown>)[INVOICE] : undefined;
  return typeof key === 'string' ? key : null;
}

/**
 * Makes an order for a buyer's user as a cart, step by step, and submits it. The ID of everything follows from the key: what a crash
 * has left is taken up where it stands. A cart that cannot become the order that was paid is deleted.
 */
export class OrderCloudOrderMaker {
  /**
   * @param client with the roles to set prices and tax
   * @param people with the role to read users
   */
  constructor(
    private readonly client: OrderCloudClient,
    private readonly people: OrderCloudClient,
    private readonly reader: OrderCloudOrderReader,
    private readonly settings: Pick<OrderCloudSettings, 'direction' | 'defaultCurrency'>,
  ) {}

  async find(key: string): Promise<string | null> {
    return (await this.order(idOf(key)))?.ID ?? null;
  }

  async make(storeId: string, creation: OrderCreation): Promise<CommerceOrder> {
    const id = idOf(creation.key);
    const known = (await this.order(id)) ?? (await this.cart(id, creation));
    if (known.Status === CART) await this.fill(storeId, known, creation);
    const made = await this.reader.read(storeId, id);
    if (!isPlaced(made.order.commerceStatus)) throw notSubmitted(made);
    requireTotalOf(made, creation);
    return made;
  }

  private order(id: string): Promise<OcOrder | null> {
    return this.client.find(this.reader.pathOf(id), orderSchema);
  }

  private async cart(id: string, { key, customerId, note }: OrderCreation): Promise<OcOrder> {
    const user = await new UserDirectory(this.people).find(customerId);
    if (!user) {
      throw Failure.permanent('unknown-customer', `OrderCloud has no user ${customerId.slice(0, 100)}`, {
        details: { customerId: customerId.slice(0, 100) },
      });
    }
    await this.client.create(`orders/${this.settings.direction}`, {
      ID: id,
      FromUserID: user.ID,
      FromCompanyID: user.CompanyID,
      Comments: note,
      xp: { [OUR_KEY]: { [INVOICE]: key } },
    });
    const cart = await this.order(id);
    if (cart) return cart;
    throw Failure.conflict('write-not-kept', 'OrderCloud does not show the order just made');
  }

  private async fill(storeId: string, cart: OcOrder, creation: OrderCreation): Promise<void> {
    const path = this.reader.pathOf(cart.ID);
    try {
      requireCurrency(cart.Currency ?? this.settings.defaultCurrency, creation);
      await this.lines(path, creation);
      if (creation.billingAddress !== null) {
        await this.client.write('PUT', `${path}/billto`, writtenAddress(creation.billingAddress));
      }
      if (creation.shippingAddress !== null) {
        await this.client.write('PUT', `${path}/shipto`, writtenAddress(creation.shippingAddress));
      }
      if (creation.tax.amount !== 0) {
        await this.client.write('PATCH', path, { TaxCost: decimal(creation.tax) });
      }
      requireTotalOf(await this.reader.read(storeId, cart.ID), creation);
    } catch (error) {
      // What passes is tried again with the same cart.
      if (['mapping', 'permanent'].includes(toFailure(error).failureClass)) await this.client.remove(path);
      throw error;
    }
    await this.client.write('POST', `${path}/submit`);
  }

  private async lines(path: string, { lines }: OrderCreation): Promise<void> {
    for (const [index, { sku, quantity, unitPrice }] of lines.entries()) {
      const line = { ProductID: sku, Quantity: quantity, UnitPrice: decimal(unitPrice) };
      const ID = `${PREFIX}${String(index + 1).padStart(4, '0')}`;
      try {
        await this.client.create(`${path}/lineitems`, { ID, ...line });
      } catch (error) {
        throw toFailure(error).code === 'ordercloud-not-found' ? unknownProduct(sku) : error;
      }
    }
  }
}

const idOf = (key: string): string => `${PREFIX}${key}`;
const decimal = ({ amount, currency }: MoneyBody): number => Number(moneyToDecimal(money(amount, currency)));

/** It is the user's own and cannot be set. */
function requireCurrency(currency: string | null, { total, customerId }: OrderCreation): void {
  if (currency === total.currency) return;
  throw Failure.mapping('currency-not-the-customers', `The user orders in ${currency ?? 'no currency'}`, {
    details: { field: 'Currency', value: currency, expected: total.currency, customerId },
    suggestion: `Give the user a locale in ${total.currency}, or make this order by hand.`,
  });
}

function unknownProduct(sku: string): Failure {
  return Failure.mapping('unknown-product', `OrderCloud has no product ${sku}`, {
    details: { field: 'ProductID', value: sku, expected: 'the ID of a product that the user may buy' },
    suggestion: 'Name the product in the metadata `sku` of the price at Stripe, then replay the message.',
  });
}

function notSubmitted({ order }: CommerceOrder): Failure {
  return Failure.permanent('order-not-submitted', `Order ${order.orderId} is ${order.commerceStatus}`, {
    details: { field: 'Status', value: order.commerceStatus, expected: 'Open' },
    suggestion: 'Approve the order in OrderCloud, then replay the message.',
  });
}
