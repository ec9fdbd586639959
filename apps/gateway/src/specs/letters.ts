import { DeadLetterRecorded, DeadLetterSettled, DeadLetterSucceeded } from '#contracts/events/dead-letters';
import type { TestGateway } from './create-test-gateway';

/** Dead letters as services tell of them. */
export class Letters {
  private counter = 0;

  constructor(private readonly gateway: TestGateway) {}

  /** A new one, or one that died again when its id is given; its id once the gateway has it. */
  async die(
    parts: Partial<{ code: string; storeId: string; field: string; id: string }> = {},
  ): Promise<string> {
    this.counter += 1;
    const { code = 'unknown-status', storeId = 'store-1', field = 'status' } = parts;
    const deadLetterId = parts.id ?? `letter-${this.counter}`;
    const at = new Date(this.gateway.clock.now().getTime() + this.counter).toISOString();
    await this.gateway.publish(DeadLetterRecorded, {
      deadLetterId,
      correlationId: `${storeId}/${this.counter}`,
      service: 'cms-sync',
      type: 'cms-sync.update-order.v1',
      failureClass: 'mapping',
      code,
      reason: `Reason ${this.counter}`,
      suggestion: null,
      details: { field },
      attempts: 1,
      firstSeenAt: at,
      deadAt: at,
      body: { storeId, orderId: String(this.counter) },
      headers: {},
    });
    await this.gateway.waitFor(async () => {
      const { rows } = await this.gateway.database.query(
        'SELECT 1 FROM dead_letter_index WHERE dead_letter_id = $1 AND dead_at = $2 AND issue_id IS NOT NULL',
        [deadLetterId, at],
      );
      return rows.length === 1;
    });
    return deadLetterId;
  }

  async settle(deadLetterId: string, outcome: 'replayed' | 'discarded' | 'recovered'): Promise<void> {
    const body = { deadLetterId, service: 'cms-sync' as const, outcome, by: 'ann', reason: null };
    await this.gateway.publish(DeadLetterSettled, body);
    await this.until(deadLetterId, `state = '${outcome}'`);
  }

  async succeed(deadLetterId: string, by: 'replay' | 'later-message'): Promise<void> {
    const at = new Date(this.gateway.clock.now().getTime() + 60_000).toISOString();
    const body = { deadLetterId, service: 'cms-sync' as const, by, messageId: 'm', at };
    await this.gateway.publish(DeadLetterSucceeded, body);
    await this.until(deadLetterId, 'succeeded_at IS NOT NULL');
  }

  private until(deadLetterId: string, condition: string): Promise<unknown> {
    return this.gateway.waitFor(async () => {
      const { rows } = await this.gateway.database.query(
        `SELECT 1 FROM dead_letter_index WHERE dead_letter_id = $1 AND ${condition}`,
        [deadLetterId],
      );
      return rows.length === 1;
    });
  }
}
