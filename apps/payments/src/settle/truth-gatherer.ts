import { Inject, Injectable } from '@nestjs/common';
import type { PaymentPort, ProviderEventSubject } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { SharedLook } from '#platform/batching/shared-look';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { PaymentRepository } from '../database/payment.repository';
import type { ProviderTruth } from './provider-truth';

/** Asks the provider: an event is only a hint, what is applied has always been fetched. */
@Injectable()
export class TruthGatherer {
  /** A payment that succeeds comes as several events at once, all of which ask the same. */
  private readonly looks = new SharedLook<ProviderTruth>();

  constructor(
    private readonly connectors: Connectors,
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined when the subject is no payment's. */
  async about(connectionId: string, subject: ProviderEventSubject): Promise<ProviderTruth | undefined> {
    const port = await this.connectors.payment(connectionId);
    switch (subject.kind) {
      case 'checkout':
        return this.ofCheckout(port, connectionId, subject.id);
      case 'payment':
        return this.ofIntent(port, connectionId, subject.id, false);
      case 'charge': {
        const intentId = await port.getPaymentIdOfCharge(subject.id);
        return intentId === null ? undefined : this.ofIntent(port, connectionId, intentId, false);
      }
      case 'refund': {
        const { paymentIntentId } = await port.getRefund(subject.id);
        return paymentIntentId === null
          ? undefined
          : this.ofIntent(port, connectionId, paymentIntentId, true);
      }
      case 'customer':
      case 'dispute':
      case 'payout':
      case 'subscription':
      case 'invoice':
      case 'credit-note':
      case 'fraud-warning':
      case 'other':
        return undefined;
      default:
        return assertUnreachable(subject);
    }
  }

  async ofCheckout(port: PaymentPort, connectionId: string, id: string): Promise<ProviderTruth> {
    const observedAt = this.clock.now();
    const checkout = await port.getCheckout(id);
    if (checkout.paymentIntentId === null) {
      return { connectionId, observedAt, checkout, payment: null, refunds: null, movements: null };
    }
    const truth = await this.ofIntent(port, connectionId, checkout.paymentIntentId, false);
    return { ...truth, checkout };
  }

  /** `refundsMatter`: look at the refunds even when the payment's own sums tell of none. */
  ofIntent(
    port: PaymentPort,
    connectionId: string,
    id: string,
    refundsMatter: boolean,
  ): Promise<ProviderTruth> {
    const key = JSON.stringify([connectionId, id, refundsMatter]);
    return this.looks.at(key, () => this.lookAtIntent(port, connectionId, id, refundsMatter));
  }

  private async lookAtIntent(
    port: PaymentPort,
    connectionId: string,
    id: string,
    refundsMatter: boolean,
  ): Promise<ProviderTruth> {
    const observedAt = this.clock.now();
    const payment = await port.getPayment(id);
    const known = await this.payments.findByIntent(this.database, connectionId, id);
    const captured = payment.captured.amount > 0;
    const refunded = payment.refunded.amount > 0 || (known?.refunded ?? 0) > 0;
    const refunds = captured && (refunded || refundsMatter) ? await port.listRefunds(id) : null;
    const nothingNew = known?.state.captured === payment.captured.amount && refunds === null;
    const booked = known?.booksComplete === true && nothingNew;
    const told = refunds === null ? payment.movements : undefined;
    const movements =
      captured && !booked
        ? (told ?? (await port.listBalanceTransactions(id, { refunds: refunds !== null })))
        : null;
    return { connectionId, observedAt, checkout: null, payment, refunds, movements };
  }
}
