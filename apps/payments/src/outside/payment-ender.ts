import { Inject, Injectable } from '@nestjs/common';
import type { ProviderCheckout } from '#connectors/kit/payment-port';
import type { MoneyBody } from '#contracts/models/money';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import type { PaymentRecord } from '../domain/payment-record';
import { bareFact } from '../domain/payment-state';
import { isHeld } from '../domain/standing';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';
import { PaymentSettler } from '../settle/payment-settler';
import type { ProviderTruth } from '../settle/provider-truth';
import type { Publisher } from '../settle/publisher';
import { TruthGatherer } from '../settle/truth-gatherer';

/** Ends a payment at the provider: an open page expires, a hold is let go. What arrived in the meantime is settled instead. */
@Injectable()
export class PaymentEnder {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly runner: OperationRunner,
    private readonly gatherer: TruthGatherer,
    private readonly settler: PaymentSettler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** To be called under the order's lock. */
  begin(tx: Tx, payment: PaymentRecord): Promise<StartedOperation> {
    const kind = endsByExpiry(payment) ? 'expire-checkout' : 'cancel';
    const parameters = endsByExpiry(payment)
      ? { checkoutSessionId: payment.checkoutSessionId }
      : { paymentIntentId: payment.paymentIntentId, ...releaseOf(payment) };
    const { storeId, orderId, paymentId: subject } = payment;
    return this.runner.begin(tx, { kind, storeId, orderId, subject, parameters });
  }

  /** `silent`: the payment is replaced by another, so its end means nothing for the order. */
  async end(
    publisher: Publisher,
    payment: PaymentRecord,
    started: StartedOperation,
    options: { readonly reason: string | null; readonly silent: boolean },
  ): Promise<void> {
    const connectionId = payment.connectionId ?? '';
    const port = await this.connectors.payment(connectionId);
    if (!endsByExpiry(payment)) {
      const truth = await this.letGo(connectionId, payment.paymentIntentId ?? '', started, options.reason);
      await this.save(started, (tx) => this.settler.settle(tx, publisher, truth, 'command'));
      return;
    }
    const id = payment.checkoutSessionId ?? '';
    const checkout = await this.runner.perform(started, {
      lookUp: async (): Promise<ProviderCheckout | undefined> => {
        const now = await port.getCheckout(id);
        return now.state === 'open' ? undefined : now;
      },
      send: (key) => port.expireCheckout(id, key),
    });
    if (checkout.state === 'expired') {
      const fact = bareFact('canceled', this.clock.now());
      await this.save(started, (tx) =>
        this.settler.settleOwn(tx, publisher, payment, fact, { silent: options.silent }),
      );
      return;
    }
    const truth = await this.gatherer.ofCheckout(port, connectionId, id);
    await this.save(started, (tx) => this.settler.settle(tx, publisher, truth, 'command'));
  }

  /** A refusal means that it has moved on by itself: what it is now is the answer. */
  private async letGo(
    connectionId: string,
    intentId: string,
    started: StartedOperation,
    reason: string | null,
  ): Promise<ProviderTruth> {
    const port = await this.connectors.payment(connectionId);
    try {
      await this.runner.perform(started, {
        lookUp: async () => {
          const now = await port.getPayment(intentId);
          return now.state === 'canceled' || now.state === 'succeeded' ? now : undefined;
        },
        send: (key) => {
          const release = started.operation.parameters['release'] as MoneyBody | undefined;
          if (release === undefined) return port.cancel(intentId, reason, key);
          return port.capture(intentId, { amount: release, final: true }, key);
        },
      });
    } catch (error) {
      const failure = toFailure(error);
      const truth = await this.gatherer.ofIntent(port, connectionId, intentId, false);
      if (failure.failureClass !== 'permanent' || (stillOpen(truth) && !capturedMeanwhile(truth, started))) {
        throw failure;
      }
      return truth;
    }
    return this.gatherer.ofIntent(port, connectionId, intentId, false);
  }

  private async save(started: StartedOperation, work: (tx: Tx) => Promise<unknown>): Promise<void> {
    await this.database.transaction(async (tx) => {
      await work(tx);
      await this.runner.done(tx, started.operation);
    });
  }
}

/** A page's intent can be canceled directly only while it holds money; before that the page is expired. */
export function endsByExpiry(payment: PaymentRecord): boolean {
  return (
    payment.mode === 'checkout' &&
    !isHeld(payment.state.standing) &&
    payment.checkoutSessionId !== null &&
    !payment.checkoutComplete
  );
}

/** A payment that was captured in part is not canceled: a capture of nothing lets the rest go. */
function releaseOf({ state, currency }: PaymentRecord): { release?: MoneyBody } {
  return state.standing === 'capturing' ? { release: { amount: 0, currency } } : {};
}

/** A part was captured just now: what is left is let go in the next round. */
const capturedMeanwhile = ({ payment }: ProviderTruth, { operation }: StartedOperation): boolean =>
  (payment?.captured.amount ?? 0) > 0 && operation.parameters['release'] === undefined;

const stillOpen = (truth: ProviderTruth): boolean =>
  truth.payment?.state === 'authorized' || truth.payment?.state === 'requires_payment_method';
