import { proportion } from './allocate-signed';
import { sizesOf, type BookingInput, type Reading } from './booking';
import { NO_DISPUTE } from './dispute-history';
import { NO_PARTS } from './order-parts';

/**
 * Money that a customer's bank took is a claim until the dispute is decided, never a refund. One movement holds amount and fee; the claim
 * stands at the rate of the sale, and what the provider's rate differs is a gain or loss on exchange.
 */
export function readDispute(input: BookingInput): Reading {
  const { balanceTransaction: movement, order } = input;
  const { gross, presented } = sizesOf(movement);
  const converted = movement.presentment !== null;
  if (converted && order && !order.history.charge) {
    return { kind: 'wait', reason: 'The charge of this dispute is not booked yet' };
  }
  const history = converted ? order?.history : undefined;
  const disputed =
    history && history.capturedPresented > 0
      ? proportion(history.captured, presented, history.capturedPresented)
      : gross;
  return {
    kind: 'read',
    situation: converted ? 'converted' : 'order',
    amounts: { gross, disputed, exchangeLoss: gross - disputed },
    movement: { parts: NO_PARTS, atSaleRate: disputed },
  };
}

/** The money is back. The fee of the dispute stays lost unless the movement itself gives it back. */
export function readDisputeReversal(input: BookingInput): Reading {
  const { balanceTransaction: movement, dispute = NO_DISPUTE } = input;
  const { gross, presented } = sizesOf(movement);
  const converted = movement.presentment !== null;
  if (converted && dispute.presented <= 0) {
    return { kind: 'wait', reason: 'The dispute that this gives back is not booked yet' };
  }
  const disputed = converted ? proportion(dispute.parked, presented, dispute.presented) : gross;
  return {
    kind: 'read',
    situation: converted ? 'converted' : 'order',
    amounts: { gross, disputed, exchangeLoss: disputed - gross },
    movement: { parts: NO_PARTS, atSaleRate: disputed },
  };
}
