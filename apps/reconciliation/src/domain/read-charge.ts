import { Decimal } from 'decimal.js';
import type { Order } from '#contracts/models/order';
import { currencyRule } from '#platform/money/currencies';
import { allocateSigned } from './allocate-signed';
import type { BookingInput, Reading } from './booking';
import { fault, sizesOf } from './booking';
import { deferredLines, splitDeferral } from './deferral';
import type { OrderParts } from './order-parts';
import type { OrderHistory } from './order-history';
import { fromSigned, isOnlyRounding, minus, NO_PARTS, partsOf, signedParts, totalOf } from './order-parts';
import type { Situation } from './posting-table';
import { readInvoice } from './read-invoice';

/**
 * A charge against its order: the newest snapshot whose total was authorised says what the money is made of. Of several captures each
 * takes its share of what the earlier ones have left, so that together they make up the whole.
 */
export function readCharge(input: BookingInput): Reading {
  const { balanceTransaction: movement, order, policy } = input;
  const { gross, presented } = sizesOf(movement);
  if (!order && input.invoice) return readInvoice(input.invoice, movement, gross);
  if (!order) {
    return {
      kind: 'read',
      situation: 'unknown-order',
      amounts: { gross },
      movement: { parts: NO_PARTS, atSaleRate: gross },
    };
  }
  const { history } = order;
  const currency = movement.presentment?.currency ?? movement.currency;
  const whole = movement.authorized?.amount ?? presented;
  if (history.charge && !isFurtherCapture(input, history)) {
    return fault('order-charged-twice', 'Another charge of this order has been booked already', { gross });
  }
  const snapshot = order.snapshots.find(({ total }) => total.amount === whole && total.currency === currency);
  if (!snapshot) return mismatch(order.snapshots[0], whole, currency);
  const own = partsOf(snapshot, policy);
  if (!isOnlyRounding(own, snapshot)) {
    return fault('order-parts-mismatch', 'The order does not sum to its total, by more than rounding', {
      difference: own.rounding,
      lines: snapshot.lines.length,
    });
  }
  const invoiceRate = movement.presentment ? policy.invoiceRates[currency] : undefined;
  if (invoiceRate !== undefined) {
    const invoiced = atRate(presented, currency, movement.currency, invoiceRate);
    return {
      kind: 'read',
      situation: 'order-invoiced',
      amounts: { gross, invoiced, exchangeLoss: invoiced - gross },
      movement: { parts: NO_PARTS, atSaleRate: gross },
    };
  }
  const parts = partsOfCapture(own, gross, movement.presentment !== null, history);
  return {
    kind: 'read',
    situation: situationOf(parts, movement.presentment !== null),
    deferrals: splitDeferral(parts.deferred, deferredLines(snapshot, policy)),
    amounts: { gross, ...parts },
    movement: { parts, atSaleRate: gross },
  };
}

function situationOf(parts: OrderParts, converted: boolean): Situation {
  if (parts.giftCardSpent !== 0) return 'gift-card-spent';
  if (parts.giftCardSold !== 0) return 'gift-card-sold';
  if (parts.deferred !== 0) return 'deferred';
  return converted ? 'order-converted' : 'order';
}

/** Several captures of one charge never come to more than was authorised; where they are converted, each may be off by one. */
function isFurtherCapture({ balanceTransaction: movement }: BookingInput, history: OrderHistory): boolean {
  if (!movement.authorized) return false;
  const { presented } = sizesOf(movement);
  const tolerance = movement.presentment ? MOST_CAPTURES : 0;
  return history.capturedPresented + presented <= movement.authorized.amount + tolerance;
}

const MOST_CAPTURES = 51;

function partsOfCapture(
  own: OrderParts,
  gross: number,
  converted: boolean,
  { charge }: OrderHistory,
): OrderParts {
  if (converted || !charge) return totalOf(own) === gross ? own : inProportion(own, gross);
  const left = minus(own, charge.parts);
  return totalOf(left) === gross ? left : inProportion(left, gross);
}

/** The parts in proportion, summing to the unit to what was taken. */
function inProportion(parts: OrderParts, gross: number): OrderParts {
  const signed = signedParts(parts);
  const amounts = allocateSigned(
    gross,
    signed.map(({ amount }) => amount),
  );
  return fromSigned(signed.map(({ name }, index) => ({ name, amount: amounts[index]! })));
}

function atRate(amount: number, from: string, to: string, rate: string): number {
  const exponent = (code: string): number => currencyRule(code)?.exponent ?? 2;
  return new Decimal(amount)
    .times(rate)
    .times(new Decimal(10).pow(exponent(to) - exponent(from)))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

function mismatch(newest: Order | undefined, presented: number, currency: string): Reading {
  const details = { charged: { amount: presented, currency }, order: newest?.total ?? null };
  return newest && newest.total.currency !== currency
    ? fault(
        'currency-mismatch',
        `The order is in ${newest.total.currency}, the charge in ${currency}`,
        details,
      )
    : fault('amount-mismatch', 'What was charged is not the total of the order', details);
}
