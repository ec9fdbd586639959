import { Decimal } from 'decimal.js';
import type { Order } from '#contracts/models/order';
import { currencyRule } from '#platform/money/currencies';
import { allocateSigned } from './allocate-signed';
import type { BookingInput, Reading } from './booking';
import { fault, sizesOf } from './booking';
import type { OrderParts } from './order-parts';
import { fromSigned, isOnlyRounding, NO_PARTS, partsOf, signedParts } from './order-parts';
import type { Situation } from './posting-table';

/** A charge against its order: the newest snapshot whose total was charged says what the money is made of. */
export function readCharge(input: BookingInput): Reading {
  const { balanceTransaction: movement, order, policy } = input;
  const { gross, presented } = sizesOf(movement);
  if (!order) {
    return {
      kind: 'read',
      situation: 'unknown-order',
      amounts: { gross },
      movement: { parts: NO_PARTS, atSaleRate: gross },
    };
  }
  if (order.history.charge) {
    return fault('order-charged-twice', 'Another charge of this order has been booked already', { gross });
  }
  const currency = movement.presentment?.currency ?? movement.currency;
  const snapshot = order.snapshots.find(
    ({ total }) => total.amount === presented && total.currency === currency,
  );
  if (!snapshot) return mismatch(order.snapshots[0], presented, currency);
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
  const parts = movement.presentment ? settled(own, gross) : own;
  return {
    kind: 'read',
    situation: situationOf(parts, movement.presentment !== null),
    amounts: { gross, ...parts },
    movement: { parts, atSaleRate: gross },
  };
}

function situationOf(parts: OrderParts, converted: boolean): Situation {
  if (parts.giftCardSpent !== 0) return 'gift-card-spent';
  if (parts.giftCardSold !== 0) return 'gift-card-sold';
  return converted ? 'order-converted' : 'order';
}

/** The parts in the settlement currency: in proportion, summing to what was settled to the unit. */
function settled(parts: OrderParts, gross: number): OrderParts {
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
