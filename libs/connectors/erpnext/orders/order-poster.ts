import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import type { ErpAttempt, ErpDocument } from '#connectors/kit/erp-port';
import { dayOf, daysAfter } from '#connectors/kit/erp/order-date';
import { orderKey } from '#connectors/kit/erp/order-key';
import type { AccountBook } from '../accounts/account-book';
import { amountIn, amountOut } from '../amounts';
import { documentState } from '../client/document-state';
import type { FrappeDoc } from '../client/frappe-client';
import type { JustMade } from '../client/just-made';
import type { KeyedDocuments } from '../client/keyed-documents';
import type { Addresses } from '../customers/addresses';
import type { ErpNextSettings } from '../settings';
import type { ItemCodes } from './item-codes';
import { CHARGE_ACCOUNTS, chargeRows, itemRows } from './order-rows';

const DOCTYPE = 'Sales Order';

/** Sales Orders: found by store and order, else made and submitted; their total must be the shop's. */
export class OrderPoster {
  constructor(
    private readonly documents: KeyedDocuments,
    private readonly accounts: AccountBook,
    private readonly addresses: Addresses,
    private readonly items: ItemCodes,
    private readonly posted: JustMade<FrappeDoc>,
    private readonly settings: ErpNextSettings,
  ) {}

  async post(order: Order, customerId: string, attempt?: ErpAttempt): Promise<ErpDocument> {
    const { doc: draft } = await this.documents.findOrInsert(
      DOCTYPE,
      orderKey(order),
      () => this.values(order, customerId),
      attempt,
    );
    if (draft.docstatus === 0) requireSameTotal(draft, order);
    const posted = await this.documents.submitted(draft, DOCTYPE);
    this.posted.note(posted.name, posted);
    return { documentId: posted.name, state: documentState(posted.docstatus) };
  }

  private async values(order: Order, customerId: string): Promise<Record<string, unknown>> {
    const codes = await this.items.of(order);
    const date = dayOf(new Date(order.placedAt), this.settings.timeZone);
    const delivery = daysAfter(date, this.settings.deliveryDays);
    const { billing, shipping } = await this.addresses.ensure(customerId, order);
    const common = { warehouse: this.settings.warehouse, delivery_date: delivery, reserve_stock: 1 };
    return {
      customer: customerId,
      company: this.settings.company,
      order_type: 'Sales',
      transaction_date: date,
      delivery_date: delivery,
      po_no: order.number.slice(0, 140),
      po_date: date,
      currency: order.currency,
      set_warehouse: this.settings.warehouse,
      reserve_stock: 0,
      disable_rounded_total: 1,
      ignore_pricing_rule: 1,
      ...(billing !== null && { customer_address: billing }),
      ...(shipping !== null && { shipping_address_name: shipping }),
      ...(order.amounts.discount.amount > 0 && {
        apply_discount_on: 'Grand Total',
        discount_amount: amountOut(order.amounts.discount.amount, order.currency),
      }),
      items: order.lines.flatMap((line) => itemRows(line, codes.get(line.lineId)!, common)),
      taxes: chargeRows(order, {
        shipping: (await this.accounts.account(CHARGE_ACCOUNTS.shipping)).name,
        tax: (await this.accounts.account(CHARGE_ACCOUNTS.tax)).name,
        rounding: (await this.accounts.account(CHARGE_ACCOUNTS.rounding)).name,
      }),
    };
  }
}

function requireSameTotal(draft: FrappeDoc, order: Order): void {
  const expected = order.total.amount + order.amounts.otherPayments.amount;
  const actual = amountIn(draft['grand_total'], order.currency);
  if (actual === expected) return;
  throw Failure.permanent(
    'erp-order-differs',
    `Sales Order ${draft.name} comes to ${actual}, order ${order.number} to ${expected} (smallest unit of ${order.currency})`,
    {
      details: { actual, expected },
      suggestion: 'Look for pricing rules or default taxes that change the draft.',
    },
  );
}
