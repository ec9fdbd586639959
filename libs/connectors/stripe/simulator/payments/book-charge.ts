import { book, processingFee } from '../money/balance';
import type { BalanceTransactionObject } from '../objects/money-movements';
import type { ChargeObject } from '../objects/charge';
import type { StripeWorld } from '../world/world';

/** Puts a charge that was taken as a whole on the balance. */
export function bookCharge(world: StripeWorld, charge: ChargeObject): ChargeObject {
  const transaction = bookCapture(world, charge, charge.amount_captured);
  return world.update(world.charges, charge, { balance_transaction: transaction.id });
}

/** One row for one capture, of what it took: since 2025-03-31 nothing is booked for the part that is released. */
export function bookCapture(
  world: StripeWorld,
  charge: ChargeObject,
  amount: number,
): BalanceTransactionObject {
  return book(world, {
    amount,
    currency: charge.currency,
    type: charge.payment_method_details.type === 'card' ? 'charge' : 'payment',
    reportingCategory: 'charge',
    source: charge.id,
    description: charge.description,
    fee: processingFee(world, amount, charge.currency),
  });
}

/** What happens some time after an asynchronous capture: the fee becomes known, told of by `charge.updated`. */
export function bookLater(world: StripeWorld, chargeId: string): void {
  const charge = world.charges.get(chargeId);
  if (!charge || charge.balance_transaction !== null || !charge.captured) return;
  world.events.emit('charge.updated', bookCharge(world, charge), { balance_transaction: null });
}
