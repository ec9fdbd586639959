import type { Payment } from '#contracts/models/payment';
import type { Money } from '#platform/money/money';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { OcTransaction } from '../rest/models';
import type { TransactionType } from './our-payments';
import { sumOf } from './our-payments';

export interface TransactionDraft {
  readonly ID: string;
  readonly Type: TransactionType;
  readonly DateExecuted: string;
  readonly Currency: string;
  readonly Amount: number;
  readonly Succeeded: boolean;
  readonly ResultCode: string;
  readonly ResultMessage: string | null;
}

const LET_GO: ReadonlySet<Payment['status']> = new Set(['canceled', 'expired', 'failed']);

/**
 * What happened to the money at Stripe and is not on record yet. Amounts are what is new since the last record. IDs are Stripe's own, and
 * the same whoever makes them, so that OrderCloud itself refuses a second record of the same thing. Transactions with other IDs are not
 * ours and count nothing.
 */
export function transactionsDue(payment: Payment, onRecord: readonly OcTransaction[]): TransactionDraft[] {
  const ids = idsOf(payment);
  const ours = onRecord.filter(({ ID }) => ids.all.some((id) => ID === id || ID.startsWith(`${id}-`)));
  const recorded = (type: TransactionType): number => sumOf(ours, type, payment.amount.currency);
  const draft = draftsOf(payment);
  const authorized = payment.authorized.amount > 0 ? payment.authorized : payment.captured;
  const drafts: TransactionDraft[] = [];
  if (payment.failure !== null && payment.status === 'failed') drafts.push(declined(payment, ids.attempt));
  if (authorized.amount > 0 && recorded('Authorization') === 0) {
    drafts.push(draft('Authorization', ids.intent, authorized));
  }
  const captured = payment.captured.amount - recorded('Capture');
  if (captured > 0) {
    const first = recorded('Capture') === 0;
    drafts.push(
      draft(
        'Capture',
        first ? ids.charge : `${ids.charge}-${payment.captured.amount}`,
        part(payment, captured),
      ),
    );
  }
  const refunded = payment.refunded.amount - recorded('Refund');
  if (refunded > 0) {
    drafts.push(
      draft('Refund', `${ids.charge}-refunded-${payment.refunded.amount}`, part(payment, refunded)),
    );
  }
  const held = recorded('Authorization');
  if (held > 0 && recorded('Void') === 0 && payment.captured.amount === 0 && LET_GO.has(payment.status)) {
    drafts.push(draft('Void', `${ids.intent}-void`, part(payment, held)));
  }
  return drafts.filter(({ ID }) => !onRecord.some((known) => known.ID === ID));
}

interface StripeIds {
  readonly intent: string;
  readonly charge: string;
  /** What a declined attempt is named after. */
  readonly attempt: string;
  readonly all: readonly string[];
}

/** Stripe tells the ids one after the other; until then our own stands in. */
function idsOf({ paymentId, external }: Payment): StripeIds {
  const { paymentIntentId, chargeId, checkoutSessionId } = external;
  const intent = paymentIntentId ?? paymentId;
  const charge = chargeId ?? `${intent}-charge`;
  const attempt = paymentIntentId ?? checkoutSessionId ?? paymentId;
  return { intent, charge, attempt, all: [...new Set([intent, charge, attempt, paymentId])] };
}

type Drafter = (type: TransactionType, id: string, amount: Money) => TransactionDraft;

function draftsOf(payment: Payment): Drafter {
  return (Type, ID, amount) => ({
    ID,
    Type,
    DateExecuted: payment.updatedAt,
    Currency: amount.currency,
    Amount: Number(moneyToDecimal(amount)),
    Succeeded: true,
    ResultCode: 'succeeded',
    ResultMessage: null,
  });
}

/** Every decline has a record of its own, told apart by its time. */
function declined(payment: Payment, attempt: string): TransactionDraft {
  const { code, declineCode, message, at } = payment.failure!;
  return {
    ...draftsOf(payment)('Authorization', `${attempt}-declined-${Date.parse(at)}`, payment.amount),
    DateExecuted: at,
    Succeeded: false,
    ResultCode: declineCode ?? code,
    ResultMessage: message,
  };
}

const part = (payment: Payment, amount: number): Money => money(amount, payment.amount.currency);
