import type { BalanceTransactionObject, FeeDetail } from '../objects/money-movements';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';
import { convert } from './conversion';

const DAY_SECONDS = 86_400;

export interface Movement {
  /** In the presentment currency: positive comes in, negative goes out. */
  readonly amount: number;
  readonly currency: string;
  readonly type: string;
  readonly reportingCategory: string;
  readonly source: string | null;
  readonly description: string | null;
  /** In the settlement currency; negative gives a fee back. */
  readonly fee?: number;
  readonly feeDescription?: string;
  /** Days until the money can be paid out; by default the account's delay. */
  readonly availableAfterDays?: number;
}

/** Books one movement on the account's balance, converted where the currency does not settle. */
export function book(world: StripeWorld, movement: Movement): BalanceTransactionObject {
  const settled = convert(movement.amount, movement.currency, world.settings);
  const fee = movement.fee ?? 0;
  const days = movement.availableAfterDays ?? world.settings.availableAfterDays;
  const transaction: BalanceTransactionObject = {
    id: newId.balanceTransaction(),
    object: 'balance_transaction',
    amount: settled.amount,
    available_on: world.now + days * DAY_SECONDS,
    balance_type: 'payments',
    created: world.now,
    currency: settled.currency,
    description: movement.description,
    exchange_rate: settled.exchangeRate,
    fee,
    fee_details: feeDetails(fee, settled.currency, movement.feeDescription ?? 'Stripe processing fees'),
    net: settled.amount - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: days === 0 ? 'available' : 'pending',
    type: movement.type,
  };
  return world.balanceTransactions.set(transaction.id, transaction);
}

/** The processing fee of a charge, in its settlement currency. */
export function processingFee(world: StripeWorld, amount: number, currency: string): number {
  const { percent, fixed } = world.settings.fee;
  const settled = convert(amount, currency, world.settings).amount;
  return Math.round((settled * percent) / 100) + fixed;
}

function feeDetails(fee: number, currency: string, description: string): FeeDetail[] {
  return fee === 0 ? [] : [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }];
}
