import type { Address } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { amountOfJson } from '#connectors/kit/erp/json-amount';
import { dayOf } from '#connectors/kit/erp/order-date';
import { orderKey } from '#connectors/kit/erp/order-key';
import { Turns } from '#connectors/kit/erp/turns';
import type { AccountBook } from '../accounts/account-book';
import { externalIdOf, memoOf } from '../client/external-id';
import type { NetSuiteClient, NetSuiteRecord, Row } from '../client/netsuite-client';
import { idOf } from '../client/netsuite-client';
import type { NetSuiteSettings } from '../settings';
import { Items } from './items';
import { chargeItems, orderLines } from './order-lines';
import { orderState, PENDING_FULFILLMENT } from './order-state';

const TYPE = 'salesOrder';
const NUMBER_LENGTH = 45;

/** Sales orders: found by external ID, else made; their total must be the shop's; approved where that is asked for. */
export class OrderPoster {
  private readonly turns = new Turns();
  private readonly items: Items;

  constructor(
    private readonly client: NetSuiteClient,
    private readonly accounts: AccountBook,
    private readonly settings: NetSuiteSettings,
  ) {
    this.items = new Items(client, settings);
  }

  post(order: Order, customerId: string): Promise<ErpDocument> {
    return this.turns.take(orderKey(order), () => this.settle(order, customerId));
  }

  private async settle(order: Order, customerId: string): Promise<ErpDocument> {
    const externalId = externalIdOf(orderKey(order));
    const known = await this.client.findByKey(TYPE, externalId);
    if (!known) await this.create(await this.values(externalId, order, customerId));
    const standing = known ?? (await this.client.findByKey(TYPE, externalId));
    if (!standing) {
      throw Failure.transient(
        'erp-document-missing',
        `Order ${order.number} cannot be found after it was made`,
      );
    }
    await this.check(standing, order, known === null);
    return this.approved(standing);
  }

  private async create(values: Row): Promise<void> {
    try {
      await this.client.create(TYPE, values);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
    }
  }

  private async values(externalId: string, order: Order, customerId: string): Promise<Row> {
    const items = await this.items.of(order, chargeItems(order, this.settings));
    const { timeZone, location } = this.settings;
    return {
      externalId,
      entity: { id: customerId },
      tranDate: dayOf(new Date(order.placedAt), timeZone),
      currency: { id: await this.accounts.currency(order.currency) },
      otherRefNum: order.number.slice(0, NUMBER_LENGTH),
      memo: memoOf(orderKey(order), `Order ${order.number}`),
      orderStatus: PENDING_FULFILLMENT,
      ...(location !== null && { location: { id: location } }),
      ...(order.billingAddress && { billingAddress: addressOf(order.billingAddress) }),
      ...(order.shippingAddress && { shippingAddress: addressOf(order.shippingAddress) }),
      item: { items: orderLines(order, items, this.settings) },
    };
  }

  private async check(record: NetSuiteRecord, order: Order, justMade: boolean): Promise<void> {
    if (orderState(record) === 'canceled') {
      throw Failure.permanent('erp-document-canceled', `Sales order ${record.id} was canceled in NetSuite`, {
        suggestion: 'Make the order valid again in NetSuite, then replay.',
      });
    }
    const expected = order.total.amount + order.amounts.otherPayments.amount;
    const actual = amountOfJson(record['total'], order.currency);
    const sameCurrency = idOf(record['currency']) === (await this.accounts.currency(order.currency));
    if (actual === expected && sameCurrency) return;
    // Nobody has worked with it yet: the next try shall not stumble over it.
    if (justMade) await this.client.remove(TYPE, record.id);
    throw Failure.permanent(
      'erp-order-differs',
      `Sales order ${record.id} comes to ${actual}, order ${order.number} to ${expected} (smallest unit of ${order.currency})`,
      {
        details: { actual, expected },
        suggestion: 'Set taxCode in the ERP connection, and look for scripts that change sales orders.',
      },
    );
  }

  private async approved(record: NetSuiteRecord): Promise<ErpDocument> {
    if (orderState(record) !== 'draft') return { documentId: record.id, state: orderState(record) };
    await this.client.change(TYPE, record.id, { orderStatus: PENDING_FULFILLMENT });
    const now = await this.client.get(TYPE, record.id);
    if (now && orderState(now) !== 'draft') return { documentId: now.id, state: orderState(now) };
    throw Failure.permanent(
      'erp-order-unapproved',
      `Sales order ${record.id} waits for approval in NetSuite`,
      {
        suggestion: 'Let the role of the bridge approve sales orders, or approve this one and replay.',
      },
    );
  }
}

/** Cut to what the fields hold. */
function addressOf(address: Address): Row {
  const { line1, line2, city, state, postalCode, country, name, company, phone } = address;
  return {
    addressee: (name ?? company ?? '').slice(0, 83),
    addr1: line1.slice(0, 150),
    ...(line2 && { addr2: line2.slice(0, 150) }),
    city: city.slice(0, 50),
    ...(state && { state: state.slice(0, 50) }),
    ...(postalCode && { zip: postalCode.slice(0, 36) }),
    country: { id: country },
    ...(phone && { addrPhone: phone.slice(0, 21) }),
  };
}
