import type { CommerceOrder } from '#connectors/kit/commerce-port';
import type { Order } from '#contracts/models/order';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import type { EngineClient } from '../engine/engine-client';
import { recordOf, saysPaid } from '../payment-record/payment-record';
import { statusMovesOf } from '../payment-record/status-history';
import type { XcSettings } from '../settings';
import { readSalesActivities } from '../settlement/sales-activities';
import type { Settlement } from '../settlement/settlement';
import { SETTLEMENT_FIELD, settlementOf } from '../settlement/settlement';
import { customFieldsOf } from './custom-fields';
import { foreignPaymentOn, paymentMethodOf } from './federated-payment';
import { fingerprintOf } from './fingerprint';
import { billingAddressOf, shippingAddressOf } from './order-addresses';
import { amountsOf, requireCurrency, requireTotal } from './order-amounts';
import { contactOf } from './order-customer';
import { exemptionOf } from './order-exemptions';
import { requireInstant } from './order-instant';
import { linesOf } from './order-lines';
import type { XcOrder } from './xc-order';
import { ORDER_EXPAND, readOrder } from './xc-order';

const ENTITY_ID = /^[A-Za-z0-9_-]{1,150}$/;
const GUID = /([0-9a-fA-F]{32})$/;

/** Reads an order with everything that belongs to it and says it in our words. */
export class XcOrderReader {
  constructor(
    private readonly connectionId: string,
    private readonly engine: EngineClient,
    private readonly settings: XcSettings,
    private readonly clock: Clock,
  ) {}

  async read(storeId: string, orderId: string): Promise<CommerceOrder> {
    return this.interpret(storeId, await this.readRaw(orderId));
  }

  async readRaw(orderId: string): Promise<XcOrder> {
    if (!ENTITY_ID.test(orderId)) throw orderNotFound(orderId);
    const entity = await this.engine.entity('Orders', orderId, ORDER_EXPAND);
    if (entity === null) throw orderNotFound(orderId);
    return readOrder(entity);
  }

  async interpret(storeId: string, raw: XcOrder): Promise<CommerceOrder> {
    const order = this.orderOf(storeId, raw, await this.settlementOf(raw));
    const record = recordOf(raw.Components ?? []);
    return {
      order,
      fingerprint: fingerprintOf(order),
      foreignIntegration: foreignPaymentOn(raw, this.settings.paymentMethods),
      exemption: exemptionOf(order, raw.ShopName ?? null, this.settings),
      statusMoves: statusMovesOf(raw.Components ?? []),
      paidBy: saysPaid(record) ? (record?.PaymentId ?? null) : null,
    };
  }

  private orderOf(storeId: string, raw: XcOrder, settlement: Settlement): Order {
    const components = raw.Components ?? [];
    const currency = requireCurrency(raw);
    const total = requireTotal(raw, currency);
    const lines = linesOf(requireLines(raw), currency);
    const { customer, locale } = contactOf(raw);
    return {
      storeId,
      orderId: raw.Id,
      orderGuid: GUID.exec(raw.Id)?.[1] ?? null,
      number: raw.OrderConfirmationId ?? raw.Id,
      commerce: this.connectionId,
      currency,
      total,
      amounts: amountsOf(raw, lines, currency),
      lines,
      customer,
      billingAddress: billingAddressOf(raw),
      shippingAddress: shippingAddressOf(raw),
      commerceStatus: raw.Status ?? '',
      paymentOption: paymentMethodOf(raw),
      commercePaid: saysPaid(recordOf(components)) || settlement === 'settled',
      locale,
      placedAt: requireInstant(raw.OrderPlacedDate, 'OrderPlacedDate').toISOString(),
      modifiedAt: changedAt(raw).toISOString(),
      custom: { ...customFieldsOf(components), [SETTLEMENT_FIELD]: settlement },
    };
  }

  private async settlementOf(raw: XcOrder): Promise<Settlement> {
    return settlementOf({
      activities: await readSalesActivities(this.engine, raw),
      status: raw.Status ?? '',
      changedAt: changedAt(raw),
      now: this.clock.now(),
      graceMs: this.settings.settlementGraceMinutes * 60_000,
    });
  }
}

function changedAt({ DateUpdated: updated, OrderPlacedDate: placed }: XcOrder): Date {
  return updated ? requireInstant(updated, 'DateUpdated') : requireInstant(placed, 'OrderPlacedDate');
}

function requireLines(raw: XcOrder): NonNullable<XcOrder['Lines']> {
  if (raw.Lines && raw.Lines.length > 0) return raw.Lines;
  throw Failure.mapping('order-without-items', `Order ${raw.Id} has no lines`, {
    details: { field: 'Lines', value: 0, expected: 'at least one line' },
    suggestion: 'Cancel the order in Experience Commerce, or add what was ordered, then replay the message.',
  });
}

function orderNotFound(orderId: string): Failure {
  return Failure.permanent('order-not-found', `Experience Commerce has no order ${orderId}`, {
    details: { orderId },
    suggestion: 'The order was deleted, or it is kept in another environment than the connection names.',
  });
}
