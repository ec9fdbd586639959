import type { Parcel } from '#contracts/models/parcel';
import type { ShippedLine } from './ship-order';

type Quantities = Readonly<Record<string, number>>;
type Items = ReadonlyArray<{ readonly lineId: string; readonly quantity: number }>;

/** A parcel as the commerce system shows it. */
export interface SeenParcel extends Parcel {
  readonly items: Items;
}

/** A parcel as it was last told, with the goods that were told as being in it. */
export interface ToldParcel {
  readonly parcel: Parcel;
  readonly quantities: Quantities;
}

/** Goods to be told of as shipped, in one parcel or in none that is known. */
export interface Piece {
  readonly parcel: Parcel | null;
  readonly items: Items;
}

export interface SharedParcels {
  readonly pieces: readonly Piece[];
  /** As they stand when the pieces have been told; those alone that are new or have changed. */
  readonly parcels: readonly ToldParcel[];
  /** Of `parcels`, those of which no piece tells. */
  readonly updated: readonly ToldParcel[];
}

/**
 * Shares what has left among the parcels. How much has left is said by the lines alone: a parcel gets of it what it holds and has not
 * got yet, goods that were told without a parcel first, so that nothing is told, or captured, twice when parcels come late; what no parcel
 * holds is told without one, so that money waits for no parcel.
 *
 * @param lines what has left of each line
 * @param told by line, what was told as shipped, in parcels and without
 */
export function shareParcels(
  lines: readonly ShippedLine[],
  parcels: readonly SeenParcel[],
  told: Quantities,
  toldParcels: readonly ToldParcel[],
): SharedParcels {
  const known = new Map(toldParcels.map((entry) => [entry.parcel.parcelId, entry]));
  const fresh = new Map(
    lines.map(({ lineId, ordered, shipped }) => [lineId, Math.min(shipped, ordered) - (told[lineId] ?? 0)]),
  );
  const loose = new Map(Object.entries(told));
  for (const { quantities } of toldParcels) {
    for (const [lineId, quantity] of Object.entries(quantities)) take(loose, lineId, quantity);
  }
  const pieces: Piece[] = [];
  const changed: ToldParcel[] = [];
  const updated: ToldParcel[] = [];
  for (const { items, ...seen } of parcels) {
    const before = known.get(seen.parcelId);
    const quantities = new Map(Object.entries(before?.quantities ?? {}));
    const leaving: Array<{ lineId: string; quantity: number }> = [];
    let grown = false;
    for (const { lineId, quantity } of items) {
      const wanted = quantity - (quantities.get(lineId) ?? 0);
      const late = take(loose, lineId, wanted);
      const now = take(fresh, lineId, wanted - late);
      if (now > 0) leaving.push({ lineId, quantity: now });
      if (late + now === 0) continue;
      quantities.set(lineId, exact((quantities.get(lineId) ?? 0) + late + now));
      grown = true;
    }
    if (!grown && (!before || same(before.parcel, seen))) continue;
    const entry = { parcel: seen, quantities: Object.fromEntries(quantities) };
    changed.push(entry);
    if (leaving.length > 0) pieces.push({ parcel: seen, items: leaving });
    else updated.push(entry);
  }
  const rest = [...fresh].filter(([, quantity]) => quantity > 0);
  if (rest.length > 0) {
    pieces.push({ parcel: null, items: rest.map(([lineId, quantity]) => ({ lineId, quantity })) });
  }
  return { pieces, parcels: changed, updated };
}

/** As much of it as is there. */
function take(from: Map<string, number>, lineId: string, wanted: number): number {
  const there = from.get(lineId) ?? 0;
  const taken = Math.max(0, Math.min(there, wanted));
  if (taken > 0) from.set(lineId, exact(there - taken));
  return taken;
}

/** Quantities need not be whole, and their sums have no binary tail. */
const exact = (quantity: number): number => Number(quantity.toFixed(6));

function same(left: Parcel, right: Parcel): boolean {
  return (
    left.carrier === right.carrier &&
    left.trackingNumber === right.trackingNumber &&
    left.shippedAt === right.shippedAt
  );
}
