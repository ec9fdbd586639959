import type { PaymentFailure, PaymentMethod, ToldCheckout, ToldPayment } from './told';
import { isHeld, rankOf, STANDINGS, type Standing } from './standing';

/** What the provider has told of a payment. A join of facts: order and repetition of their arrival do not matter. */
export interface PaymentState {
  readonly standing: Standing;
  /** When the fact behind `standing` was asked for; decides between open standings. */
  readonly observedAt: Date;
  /** Smallest units. */
  readonly authorized: number;
  readonly captured: number;
  readonly chargeId: string | null;
  readonly captureBefore: Date | null;
  readonly method: PaymentMethod | null;
  readonly failure: PaymentFailure | null;
}

/** Provider reasons that mean: nobody canceled it, time ran out. */
const RAN_OUT = new Set(['automatic', 'expired']);

export type Verdict = 'applied' | 'repeated' | 'ignored';

export interface Application {
  readonly state: PaymentState;
  readonly verdict: Verdict;
}

/** Undefined for a state of the provider that we do not know: it changes nothing. */
export function factOfPayment(payment: ToldPayment, observedAt: Date): PaymentState | undefined {
  const standing = standingOfPayment(payment);
  if (standing === undefined) return undefined;
  return {
    standing,
    observedAt,
    authorized: payment.capturable.amount + payment.captured.amount,
    captured: payment.captured.amount,
    chargeId: payment.chargeId,
    captureBefore: isHeld(standing) ? payment.captureBefore : null,
    method: payment.method,
    failure: standing === 'failed' ? payment.failure : null,
  };
}

/** A session that has ended by itself; what a completed one led to is told by its payment. */
export function factOfCheckout(checkout: ToldCheckout, observedAt: Date): PaymentState | undefined {
  if (checkout.state !== 'expired') return undefined;
  return bareFact('session_expired', observedAt);
}

/** Something we know ourselves: made, canceled by us, refused by the provider. */
export function bareFact(
  standing: Standing,
  observedAt: Date,
  failure: PaymentFailure | null = null,
): PaymentState {
  return {
    standing,
    observedAt,
    authorized: 0,
    captured: 0,
    chargeId: null,
    captureBefore: null,
    method: null,
    failure,
  };
}

/** The state after a fact: the greater of both by rank, then by time of observation; money only grows. */
export function applyFact(state: PaymentState, fact: PaymentState): Application {
  const winner = compare(fact, state) > 0 ? fact : state;
  const joined: PaymentState = {
    ...winner,
    authorized: Math.max(state.authorized, fact.authorized),
    captured: Math.max(state.captured, fact.captured),
  };
  if (sameState(joined, state)) {
    return { state: joined, verdict: sayTheSame(state, fact) ? 'repeated' : 'ignored' };
  }
  return { state: joined, verdict: 'applied' };
}

/** Equal but for the time of observation. */
export function sameState(a: PaymentState, b: PaymentState): boolean {
  return content(a) === content(b);
}

function standingOfPayment(payment: ToldPayment): Standing | undefined {
  switch (payment.state) {
    case 'requires_payment_method':
      return payment.failure === null ? 'pending' : 'failed';
    case 'requires_confirmation':
      return 'pending';
    case 'requires_action':
    case 'processing':
      return payment.state;
    case 'authorized':
      return payment.captured.amount > 0 ? 'capturing' : 'authorized';
    case 'succeeded':
      return payment.captured.amount < payment.amount.amount ? 'partially_captured' : 'paid';
    case 'canceled':
      return RAN_OUT.has(payment.cancellationReason ?? '') ? 'authorization_expired' : 'canceled';
    case 'unknown':
      return undefined;
  }
}

/** A total order, so that joining is associative and commutative even for facts of the same instant. */
function compare(a: PaymentState, b: PaymentState): number {
  return (
    rankOf(a.standing) - rankOf(b.standing) ||
    a.observedAt.getTime() - b.observedAt.getTime() ||
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
    compareText(snapshot(a), snapshot(b))
  );
}

const sayTheSame = (state: PaymentState, fact: PaymentState): boolean =>
  state.standing === fact.standing && (fact.chargeId === null || fact.chargeId === state.chargeId);

const content = (state: PaymentState): string => `${state.authorized} ${state.captured} ${snapshot(state)}`;

/** What comes from one fact as a whole, the sums aside. */
const snapshot = (state: PaymentState): string =>
  JSON.stringify([
    state.standing,
    state.chargeId,
    state.captureBefore,
    state.method && [state.method.type, state.method.brand, state.method.last4],
    state.failure && [state.failure.code, state.failure.declineCode, state.failure.message],
  ]);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
