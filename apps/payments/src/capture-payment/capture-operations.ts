import { Injectable } from '@nestjs/common';
import type { ProviderPayment } from '#connectors/kit/payment-port';
import type { MoneyBody } from '#contracts/models/money';
import type { Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { fits } from '../domain/fits-order';
import type { OrderRecord, PaymentRecord } from '../domain/payment-record';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';
import type { Operation } from '../database/operation.repository';

interface CaptureParameters {
  readonly amount: MoneyBody;
  readonly final: boolean;
  /** Tells an answer that was lost from one that never came: the provider keeps no object for a capture. */
  readonly capturedBefore: number;
  /** What it was made for, when somebody said. */
  readonly sourceId: string | null;
  /** Nobody has named the amount: it is right only for the total that the payment is for. */
  readonly whole: boolean;
}

/** Who asks: the same one twice is one effect. */
export interface CaptureSource {
  readonly key: string;
  readonly sourceId: string | null;
}

/** Captures at the provider: at most one of a payment is under way, since each is recognised by what was captured before it. */
@Injectable()
export class CaptureOperations {
  constructor(
    private readonly runner: OperationRunner,
    private readonly connectors: Connectors,
  ) {}

  /** What is to be finished first, whoever began it. */
  async underWay(tx: Tx, payment: PaymentRecord): Promise<StartedOperation | undefined> {
    return (await this.runner.pendingOf(tx, 'capture', payment))[0];
  }

  async hadEffect(tx: Tx, payment: PaymentRecord, source: CaptureSource): Promise<boolean> {
    return this.runner.hadEffect(tx, 'capture', subjectOf(payment, source));
  }

  async begin(
    tx: Tx,
    payment: PaymentRecord,
    source: CaptureSource,
    { amount, final, whole }: Pick<CaptureParameters, 'final' | 'whole'> & { readonly amount: number },
  ): Promise<StartedOperation> {
    const { storeId, orderId, currency } = payment;
    return this.runner.begin(tx, {
      kind: 'capture',
      storeId,
      orderId,
      subject: subjectOf(payment, source),
      parameters: {
        paymentIntentId: payment.paymentIntentId,
        amount: { amount, currency },
        final,
        capturedBefore: payment.state.captured,
        sourceId: source.sourceId,
        ...(whole ? { whole } : {}),
      },
    });
  }

  /** What nobody has answered is not sent again for a total that the order no longer has. */
  isOutdated(order: OrderRecord, payment: PaymentRecord, { operation }: StartedOperation): boolean {
    return captureOf(operation).whole && !fits(payment, order);
  }

  /** It had no effect, and shall have none: whatever comes next decides anew. */
  async withdraw(tx: Tx, { operation }: StartedOperation): Promise<void> {
    await this.runner.withdraw(tx, operation, 'The order has another total since.');
  }

  /** The provider's final "no", or undefined when it captured. */
  async send(payment: PaymentRecord, started: StartedOperation): Promise<Failure | undefined> {
    const port = await this.connectors.payment(payment.connectionId ?? '');
    const intentId = payment.paymentIntentId ?? '';
    const { amount, final } = captureOf(started.operation);
    try {
      await this.runner.perform(started, {
        lookUp: async (operation) => {
          const now = await port.getPayment(intentId);
          return showsCapture(now, operation) ? now : undefined;
        },
        send: (key) => port.capture(intentId, { amount, final }, key),
      });
      return undefined;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass !== 'permanent') throw failure;
      return failure;
    }
  }
}

/** True when the provider's payment has what this capture was to bring. */
export function showsCapture(now: ProviderPayment | null, operation: Operation): boolean {
  if (now === null) return false;
  const { amount, capturedBefore } = captureOf(operation);
  if (amount.amount === 0) return now.state !== 'authorized';
  return now.captured.amount >= capturedBefore + amount.amount;
}

/** Those begun before several captures were possible say neither what was before nor whether more follow. */
export function captureOf({ parameters }: Operation): CaptureParameters {
  const known = parameters as Pick<CaptureParameters, 'amount'> & Partial<CaptureParameters>;
  const { amount, final = true, capturedBefore = 0, sourceId = null, whole = false } = known;
  return { amount, final, capturedBefore, sourceId, whole };
}

const subjectOf = ({ paymentId }: PaymentRecord, { key }: CaptureSource): string =>
  `${paymentId}:source:${key}`;
