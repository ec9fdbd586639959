import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import { Failure } from '#platform/errors/failure';
import { aBalanceTransaction } from '#testing/factories/balance-transaction';
import type { ToldPayment } from '../../../apps/payments/src/domain/told';

export interface Intent {
  readonly id: string;
  readonly orderId: string;
  readonly manual: boolean;
  readonly amount: number;
  readonly currency: string;
  state: 'requires_payment_method' | 'authorized' | 'succeeded' | 'canceled';
  captured: number;
  refunded: number;
  chargeId: string | null;
  declined: boolean;
}

interface NewIntent {
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly manual: boolean;
}

/** The provider's own ledger: intents, movements of the balance, and answers by idempotency key. */
export class StripeModel {
  readonly intents: Intent[] = [];
  readonly movements: BalanceTransaction[] = [];
  private readonly answers = new Map<string, unknown>();
  private charges = 0;

  constructor(
    private readonly now: () => Date,
    private readonly tell: (intent: Intent) => void,
  ) {}

  createIntent(key: string, wanted: NewIntent): string {
    return this.once(key, () => {
      const intent: Intent = {
        ...wanted,
        id: `pi_${this.intents.length + 1}`,
        state: 'requires_payment_method',
        captured: 0,
        refunded: 0,
        chargeId: null,
        declined: false,
      };
      this.intents.push(intent);
      return intent.id;
    });
  }

  /** What the shopper does; false when there is nothing to pay any more. */
  pay(intent: Intent): boolean {
    if (intent.state !== 'requires_payment_method') return false;
    this.charges += 1;
    intent.chargeId = `ch_${this.charges}`;
    intent.declined = false;
    intent.state = intent.manual ? 'authorized' : 'succeeded';
    if (!intent.manual) this.take(intent);
    this.tell(intent);
    return true;
  }

  decline(intent: Intent): void {
    if (intent.state !== 'requires_payment_method') return;
    intent.declined = true;
    this.tell(intent);
  }

  capture(key: string, id: string): void {
    this.once(key, () => {
      const intent = this.find(id);
      if (intent.state !== 'authorized') throw Failure.conflict('intent-state', `It is ${intent.state}`);
      intent.state = 'succeeded';
      this.take(intent);
      this.tell(intent);
    });
  }

  cancel(key: string, id: string): void {
    this.once(key, () => {
      const intent = this.find(id);
      if (intent.state === 'succeeded') throw Failure.conflict('intent-state', 'It has succeeded');
      intent.state = 'canceled';
      this.tell(intent);
    });
  }

  refund(key: string, id: string): void {
    this.once(key, () => {
      const intent = this.find(id);
      const amount = intent.captured - intent.refunded;
      if (amount === 0) return;
      intent.refunded += amount;
      this.move(intent, 'refund', -amount, 0);
      this.tell(intent);
    });
  }

  movementsOf(id: string): BalanceTransaction[] {
    const intent = this.find(id);
    return this.movements.filter(({ sourceId }) => sourceId === intent.chargeId);
  }

  told(id: string): ToldPayment {
    const { state, amount, currency, captured, chargeId, declined } = this.find(id);
    const money = (size: number) => ({ amount: size, currency });
    return {
      state,
      amount: money(amount),
      capturable: money(state === 'authorized' ? amount : 0),
      captured: money(captured),
      chargeId,
      captureBefore: null,
      method: null,
      failure: declined ? { code: 'card-declined', declineCode: null, message: 'Declined.' } : null,
      cancellationReason: state === 'canceled' ? 'requested_by_customer' : null,
    };
  }

  refundedOf(id: string): number {
    return this.find(id).refunded;
  }

  private take(intent: Intent): void {
    intent.captured += intent.amount;
    this.move(intent, 'charge', intent.amount, Math.round(intent.amount * 0.015) + 25);
  }

  private move(intent: Intent, category: string, amount: number, fee: number): void {
    const { currency, chargeId } = intent;
    this.movements.push(
      aBalanceTransaction({
        balanceTransactionId: `txn_${this.movements.length + 1}`,
        reportingCategory: category,
        type: category,
        amount,
        fee,
        currency,
        sourceId: chargeId!,
        createdAt: this.now().toISOString(),
      }),
    );
  }

  private find(id: string): Intent {
    const intent = this.intents.find((one) => one.id === id);
    if (!intent) throw Failure.permanent('no-such-intent', id);
    return intent;
  }

  private once<T>(key: string, work: () => T): T {
    if (!this.answers.has(key)) this.answers.set(key, work());
    return this.answers.get(key) as T;
  }
}
