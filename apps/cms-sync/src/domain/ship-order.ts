import type { Order } from '#contracts/models/order';
import { allocateMoney } from '#platform/money/allocate';
import { currencyRule } from '#platform/money/currencies';

export interface ShippedLine {
  readonly lineId: string;
  readonly ordered: number;
  readonly shipped: number;
}

/** What has been told of an order's shipments. */
export interface ToldShipments {
  readonly count: number;
  /** Smallest units of the order's currency, all shipments together. */
  readonly amount: number;
  readonly complete: boolean;
  /** Line to the quantity that has left. */
  readonly quantities: Readonly<Record<string, number>>;
}

export interface Shipment {
  /** From 1. */
  readonly sequence: number;
  readonly items: ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;
  /** Of this shipment, and of all so far; smallest units. */
  readonly amount: number;
  readonly shipped: number;
  readonly complete: boolean;
  readonly quantities: Readonly<Record<string, number>>;
}

export const shipmentIdOf = (sequence: number): string => `shipment-${sequence}`;

export const NOTHING_SHIPPED: ToldShipments = { count: 0, amount: 0, complete: false, quantities: {} };

/**
 * The part of an order that has left since it was last told; null when nothing has. Its worth is the difference of two sums, so that the
 * parts make up the total exactly, however they were cut: the total is shared among the lines (largest remainder, tax, shipping and discount
 * with it), and each line among its pieces. Goods that came back, and lines that were taken away, take nothing back here.
 */
export function shipOrder(order: Order, lines: readonly ShippedLine[], told: ToldShipments): Shipment | null {
  const now = lines.map((line) => ({ ...line, left: leftOf(line, told.quantities) }));
  const items = now
    .map(({ lineId, left }) => ({ lineId, quantity: left - (told.quantities[lineId] ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  const complete = now.length > 0 && now.every(({ ordered, left }) => left >= ordered);
  if (items.length === 0 && (told.complete || !complete || told.count === 0)) return null;
  const worth = complete ? order.total.amount : worthOf(order, now);
  const shipped = Math.max(told.amount, worth);
  return {
    sequence: told.count + 1,
    items,
    amount: shipped - told.amount,
    shipped: complete ? worth : shipped,
    complete,
    quantities: { ...told.quantities, ...Object.fromEntries(now.map(({ lineId, left }) => [lineId, left])) },
  };
}

/** The same, told piece by piece in their order: each takes what its items are worth, the last one all that is left. */
export function shipInParts<P>(
  order: Order,
  lines: readonly ShippedLine[],
  told: ToldShipments,
  pieces: ReadonlyArray<{ readonly parcel: P | null; readonly items: Shipment['items'] }>,
): Array<{ readonly shipment: Shipment; readonly parcel: P | null }> {
  let known = told;
  const parts: Array<{ readonly shipment: Shipment; readonly parcel: P | null }> = [];
  const tell = (now: readonly ShippedLine[], parcel: P | null): void => {
    const shipment = shipOrder(order, now, known);
    if (!shipment) return;
    const { sequence: count, complete, quantities } = shipment;
    known = { count, complete, quantities, amount: known.amount + shipment.amount };
    parts.push({ shipment, parcel });
  };
  for (const { parcel, items } of pieces) {
    const more = new Map(items.map(({ lineId, quantity }) => [lineId, quantity]));
    const soFar = lines.map(({ lineId, ordered }) => {
      const shipped = (known.quantities[lineId] ?? 0) + (more.get(lineId) ?? 0);
      return { lineId, ordered, shipped: Number(shipped.toFixed(6)) };
    });
    tell(soFar, parcel);
  }
  // An order may be over without anything more having left.
  tell(lines, null);
  return parts;
}

function leftOf({ lineId, ordered, shipped }: ShippedLine, known: Readonly<Record<string, number>>): number {
  return Math.max(known[lineId] ?? 0, Math.min(shipped, ordered));
}

function worthOf(order: Order, lines: ReadonlyArray<ShippedLine & { readonly left: number }>): number {
  const totals = new Map(order.lines.map(({ lineId, total }) => [lineId, Math.max(0, total.amount)]));
  const shares = allocateMoney(
    order.total,
    lines.map(({ lineId }) => totals.get(lineId) ?? 0),
  );
  const worth = lines.reduce(
    (sum, { ordered, left }, index) => sum + pieceOf(shares[index]?.amount ?? 0, left, ordered),
    0,
  );
  // No part may be taken that the currency cannot pay: what is cut off comes with a later shipment.
  return worth - (worth % (currencyRule(order.total.currency)?.step ?? 1));
}

const QUANTITY_SCALE = 1_000_000;

/** Rounded down, and all of it when nothing of the line is left. */
function pieceOf(share: number, left: number, ordered: number): number {
  if (left >= ordered) return share;
  const [part, whole] = [left, ordered].map((quantity) => BigInt(Math.round(quantity * QUANTITY_SCALE)));
  return Number((BigInt(share) * part!) / whole!);
}
