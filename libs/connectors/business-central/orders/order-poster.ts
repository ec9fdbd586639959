import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { amountOfJson } from '#connectors/kit/erp/json-amount';
import { dayOf } from '#connectors/kit/erp/order-date';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { AccountBook } from '../accounts/account-book';
import type { BusinessCentralClient, Entity, Row } from '../client/business-central-client';
import { literal } from '../client/odata';
import { documentNumberOf } from '../documents/document-number';
import type { BusinessCentralSettings } from '../settings';
import { shipToFields } from './address-fields';
import type { Items } from './items';
import { CHARGE_ACCOUNTS, orderLines } from './order-lines';

const PATH = 'salesOrders';
const EXTERNAL_LENGTH = 35;

/** Sales orders: their number is the digest of store and order, and Business Central has one of a number. */
export class OrderPoster {
  constructor(
    private readonly client: BusinessCentralClient,
    private readonly accounts: AccountBook,
    private readonly items: Items,
    private readonly settings: BusinessCentralSettings,
  ) {}

  async post(order: Order, customerNumber: string): Promise<ErpDocument> {
    const number = documentNumberOf(orderKey(order));
    const document: ErpDocument = { documentId: number, state: 'posted' };
    const known = await this.find(number);
    if (known) {
      requireSameTotal(known, order);
      return document;
    }
    if (await this.isInvoiced(number)) return document;
    const made = await this.create(number, await this.values(order, number, customerNumber));
    try {
      requireSameTotal(made, order);
    } catch (error) {
      await this.client.remove(`${PATH}(${made.id})`);
      throw error;
    }
    return document;
  }

  private find(number: string): Promise<Entity | null> {
    return this.client.first(PATH, `number eq ${literal(number)}`);
  }

  /** An order that is shipped and invoiced is no order any more: only its invoice tells of it. */
  private async isInvoiced(number: string): Promise<boolean> {
    return (await this.client.first('salesInvoices', `orderNumber eq ${literal(number)}`)) !== null;
  }

  private async create(number: string, values: Row): Promise<Entity> {
    try {
      return await this.client.create(PATH, values);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
    }
    const made = await this.find(number);
    if (made) return made;
    throw Failure.transient('erp-order-missing', `Order ${number} cannot be found after it was made`);
  }

  /** Header and lines go in one request, which Business Central carries out whole or not at all. */
  private async values(order: Order, number: string, customerNumber: string): Promise<Row> {
    const home = await this.accounts.homeCurrency();
    const day = dayOf(new Date(order.placedAt), this.settings.timeZone);
    const itemOf = await this.items.of(order);
    const { discount, shipping, tax } = order.amounts;
    const used = async (amount: number, account: string): Promise<string> =>
      amount === 0 ? '' : this.accounts.account(account);
    const accounts = {
      discount: await used(discount.amount, CHARGE_ACCOUNTS.discount),
      shipping: await used(shipping.amount, CHARGE_ACCOUNTS.shipping),
      tax: await used(tax.amount, CHARGE_ACCOUNTS.tax),
      rounding: await used(roundingOf(order), CHARGE_ACCOUNTS.rounding),
    };
    const { taxCode, location } = this.settings;
    return {
      number,
      externalDocumentNumber: order.number.toUpperCase().slice(0, EXTERNAL_LENGTH),
      orderDate: day,
      postingDate: day,
      customerNumber,
      ...(order.currency !== home && { currencyCode: order.currency }),
      ...(order.shippingAddress && shipToFields(order.shippingAddress)),
      salesOrderLines: orderLines({ order, itemOf, accounts, taxCode, location }),
    };
  }
}

function roundingOf({ total, amounts }: Order): number {
  const { lines, discount, shipping, tax, otherPayments } = amounts;
  return (
    total.amount + otherPayments.amount - (lines.amount - discount.amount + shipping.amount + tax.amount)
  );
}

function requireSameTotal(found: Row, order: Order): void {
  const expected = order.total.amount + order.amounts.otherPayments.amount;
  const actual = amountOfJson(found['totalAmountIncludingTax'], order.currency);
  if (actual === expected) return;
  throw Failure.permanent(
    'erp-order-differs',
    `Sales order ${String(found['number'])} comes to ${actual}, order ${order.number} to ${expected} (smallest unit of ${order.currency})`,
    {
      details: { actual, expected },
      suggestion:
        'Set taxCode in the ERP connection to a code of 0 %, and look for discounts of the customer.',
    },
  );
}
