import type { MoneyBody } from '#contracts/models/money';
import type { Payment } from '#contracts/models/payment';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import type { MoneyActionName } from './approval';

export interface MoneyAtStake {
  /** What the action itself moves. */
  readonly moves: MoneyBody;
  /** With what was moved the same way before: several small actions count as one. */
  readonly altogether: number;
}

export function moneyAtStake(action: MoneyActionName, payment: Payment, asked?: MoneyBody): MoneyAtStake {
  const { amount, authorized, captured, refunded } = payment;
  const stake = (moves: number, before: number): MoneyAtStake => ({
    moves: { amount: moves, currency: amount.currency },
    altogether: before + moves,
  });
  switch (action) {
    case 'refund':
      return stake(asked?.amount ?? captured.amount - refunded.amount, refunded.amount);
    case 'capture':
      return stake(asked?.amount ?? authorized.amount - captured.amount, captured.amount);
    case 'cancel':
      return stake(amount.amount - refunded.amount, 0);
    default:
      return assertUnreachable(action);
  }
}
