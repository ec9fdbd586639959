import { orderReturnSchema } from '../rest/models';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import type { RefundRecord } from './plan-refunds';

/** Writes returns and their negative payments; what an earlier try left half done is finished. */
export class RefundRecordWriter {
  constructor(private readonly client: OrderCloudClient) {}

  /** IDs of the payments that stand now. One whose return still waits for an approver is left to the next write. */
  async write(orderPath: string, records: readonly RefundRecord[]): Promise<string[]> {
    const written: string[] = [];
    for (const { returnId, create, submit, payment } of records) {
      const path = `orderreturns/${encodeURIComponent(returnId)}`;
      if (create !== null) await this.client.create('orderreturns', create);
      if (submit && (await this.statusOf(path)) === 'Unsubmitted') {
        await this.client.write('POST', `${path}/submit`);
      }
      const status = await this.statusOf(path);
      if (status !== 'Open' && status !== 'Completed') continue;
      await this.client.create(`${orderPath}/payments`, payment);
      written.push(payment.ID);
    }
    return written;
  }

  private async statusOf(path: string): Promise<string> {
    return (await this.client.get(path, orderReturnSchema)).Status ?? '';
  }
}
