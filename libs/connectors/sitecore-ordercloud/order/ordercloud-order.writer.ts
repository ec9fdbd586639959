import type { OrderWrite, OrderWriteResult } from '#connectors/kit/commerce-port';
import type { Payment } from '#contracts/models/payment';
import { Failure } from '#platform/errors/failure';
import { isPaidRecord } from '../payment-record/our-payments';
import { PaymentRecordWriter } from '../payment-record/payment-record.writer';
import type { PaymentPlan } from '../payment-record/plan-payment';
import { isEmptyPlan, planPayment } from '../payment-record/plan-payment';
import { planRefunds } from '../payment-record/plan-refunds';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import type { OcOrderStatus } from './order-status';
import { isPlaced, moveTo, requireStatus } from './order-status';
import type { OrderCloudOrderReader } from './ordercloud-order.reader';
import type { RawOrder } from './raw-order';

/**
 * Read, compare, write what differs, read back. The payment comes before the status, so that an order never moves for a payment that is
 * not on record. Nothing is ever written into the order itself.
 */
export class OrderCloudOrderWriter {
  private readonly records: PaymentRecordWriter;

  constructor(
    private readonly client: OrderCloudClient,
    private readonly reader: OrderCloudOrderReader,
  ) {
    this.records = new PaymentRecordWriter(client);
  }

  async write(storeId: string, write: OrderWrite): Promise<OrderWriteResult> {
    const status = write.commerceStatus === null ? null : requireStatus(write.commerceStatus);
    const raw = await this.reader.readRaw(write.orderId);
    const { payment } = write;
    const plan = payment === null ? null : this.planFor(raw, payment, write.note);
    const move = status === null ? null : moveTo(raw.order.Status, status);
    if ((plan === null || isEmptyPlan(plan)) && move === null) {
      return { written: false, after: this.reader.interpret(storeId, raw) };
    }
    const path = this.reader.pathOf(raw.order.ID);
    const givenBack =
      plan === null || payment === null ? [] : await this.records.write(path, payment.paymentId, plan);
    if (move !== null) await this.client.write('POST', `${path}/${move}`);
    const after = await this.reader.readRaw(raw.order.ID);
    requireApplied(after, plan, payment, move === null ? null : status, givenBack);
    return { written: true, after: this.reader.interpret(storeId, after) };
  }

  private planFor(raw: RawOrder, payment: Payment, note: string | null): PaymentPlan {
    if (!isPlaced(raw.order.Status)) throw notSubmitted(raw);
    const { order, payments: existing, returns } = raw;
    const plan = planPayment({ due: this.reader.dueOf(raw).due, existing, payment, note });
    if (!this.reader.keepsReturns) return plan;
    const about = { orderId: order.ID, orderStatus: order.Status };
    return { ...plan, refunds: planRefunds({ ...about, payment, note, existing, returns }) };
  }
}

/** Somebody wrote between us and our look: try again from what stands now. */
function requireApplied(
  { order, payments }: RawOrder,
  plan: PaymentPlan | null,
  payment: Payment | null,
  status: OcOrderStatus | null,
  givenBack: readonly string[],
): void {
  const recorded = payments.find(({ ID }) => ID === payment?.paymentId);
  const onRecord = new Set((recorded?.Transactions ?? []).map(({ ID }) => ID));
  const there = new Set(payments.map(({ ID }) => ID));
  const missing = [
    ...(plan?.transactions.filter(({ ID }) => !onRecord.has(ID)).map(({ ID }) => ID) ?? []),
    ...givenBack.filter((ID) => !there.has(ID)),
  ];
  const captured = payment !== null && payment.captured.amount > 0;
  const unpaid = captured && plan !== null && !(recorded && isPaidRecord(recorded, payment.amount.currency));
  const moved = status === null || order.Status === status;
  if (moved && missing.length === 0 && !unpaid && (!plan?.create || recorded)) return;
  throw Failure.conflict('write-not-kept', 'OrderCloud does not show what was just written', {
    details: { status: order.Status, wanted: status, missing },
    suggestion: 'Another integration may write payments or statuses too.',
  });
}

function notSubmitted({ order }: RawOrder): Failure {
  return Failure.permanent(
    'order-not-submitted',
    `Order ${order.ID} is ${order.Status}: no payment is written`,
    {
      details: { field: 'Status', value: order.Status, expected: 'Open, Completed or Canceled' },
    },
  );
}
