import type { OrderCloudClient } from '../rest/ordercloud.client';
import type { PaymentPlan } from './plan-payment';
import { RefundRecordWriter } from './refund-record.writer';

/** Carries out a plan. There are no idempotency keys: every object has an ID of its own, and a second one is refused. */
export class PaymentRecordWriter {
  private readonly refunds: RefundRecordWriter;

  constructor(private readonly client: OrderCloudClient) {
    this.refunds = new RefundRecordWriter(client);
  }

  /** IDs of the negative payments that stand now. */
  async write(orderPath: string, paymentId: string, plan: PaymentPlan): Promise<string[]> {
    const payments = `${orderPath}/payments`;
    const ours = `${payments}/${encodeURIComponent(paymentId)}`;
    for (const other of plan.superseded) {
      await this.client.write('PATCH', `${payments}/${encodeURIComponent(other)}`, { Amount: 0 });
    }
    if (plan.create !== null) await this.client.create(payments, plan.create);
    for (const transaction of plan.transactions) {
      await this.client.create(`${ours}/transactions`, transaction);
    }
    if (plan.patch !== null) await this.client.write('PATCH', ours, plan.patch);
    return this.refunds.write(orderPath, plan.refunds);
  }
}
