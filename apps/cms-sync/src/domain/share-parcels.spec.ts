import fc from 'fast-check';
import { shareParcels, type Piece, type SeenParcel, type ToldParcel } from './share-parcels';

const parcel = (parcelId: string, items: Record<string, number>, number?: string): SeenParcel => ({
  parcelId,
  carrier: 'DHL',
  trackingNumber: number ?? null,
  shippedAt: null,
  items: Object.entries(items).map(([lineId, quantity]) => ({ lineId, quantity })),
});
const lines = (a: number, b: number) => [
  { lineId: 'A', ordered: 3, shipped: a },
  { lineId: 'B', ordered: 2, shipped: b },
];
const shown = (pieces: readonly Piece[]) =>
  pieces.map((piece) => [
    piece.parcel?.parcelId ?? null,
    Object.fromEntries(piece.items.map(({ lineId, quantity }) => [lineId, quantity])),
  ]);

describe('what has left, parcel by parcel', () => {
  it('is shared among the parcels that hold it; what is in none is told without', () => {
    const parcels = [parcel('P1', { A: 1 }), parcel('P2', { A: 1, B: 1 })];
    const { pieces, updated } = shareParcels(lines(3, 1), parcels, {}, []);
    expect(shown(pieces)).toEqual([
      ['P1', { A: 1 }],
      ['P2', { A: 1, B: 1 }],
      [null, { A: 1 }],
    ]);
    expect(updated).toEqual([]);
  });

  it('is not told twice when a parcel comes after its lines: only the parcel is news', () => {
    const first = shareParcels(lines(2, 0), [], {}, []);
    expect(shown(first.pieces)).toEqual([[null, { A: 2 }]]);
    const later = shareParcels(lines(2, 0), [parcel('P1', { A: 2 }, '00340')], { A: 2 }, []);
    expect(later.pieces).toEqual([]);
    expect(later.updated).toMatchObject([{ parcel: { trackingNumber: '00340' }, quantities: { A: 2 } }]);
    const again = shareParcels(lines(2, 0), [parcel('P1', { A: 2 }, '00340')], { A: 2 }, later.parcels);
    expect(again).toEqual({ pieces: [], parcels: [], updated: [] });
  });

  it('is never more than the lines say, whatever a parcel holds', () => {
    const { pieces } = shareParcels(lines(1, 0), [parcel('P1', { A: 3, B: 2, X: 9 })], {}, []);
    expect(shown(pieces)).toEqual([['P1', { A: 1 }]]);
  });

  it('grows with its parcel, and a tracking number that comes later is told without goods', () => {
    const told: ToldParcel[] = [{ parcel: { ...parcel('P1', {}) }, quantities: { A: 1 } }];
    const { pieces, parcels } = shareParcels(lines(2, 0), [parcel('P1', { A: 2 })], { A: 1 }, told);
    expect(shown(pieces)).toEqual([['P1', { A: 1 }]]);
    expect(parcels).toMatchObject([{ quantities: { A: 2 } }]);
    const numbered = shareParcels(lines(1, 0), [parcel('P1', { A: 1 }, '1Z')], { A: 1 }, told);
    expect(numbered.pieces).toEqual([]);
    expect(numbered.updated).toMatchObject([{ parcel: { trackingNumber: '1Z' } }]);
  });

  it('is told once in all, in whatever order lines and parcels come to be seen', () => {
    const quantities = fc.record({ A: fc.nat({ max: 3 }), B: fc.nat({ max: 2 }) });
    const look = fc.record({ a: fc.nat({ max: 3 }), b: fc.nat({ max: 2 }), seen: fc.subarray([0, 1, 2]) });
    fc.assert(
      fc.property(
        fc.array(quantities, { minLength: 3, maxLength: 3 }),
        fc.array(look, { maxLength: 8 }),
        (contents, looks) => {
          const all = contents.map((items, index) => parcel(`P${index}`, items));
          const told: Record<string, number> = {};
          const parcels = new Map<string, ToldParcel>();
          const end = { a: 3, b: 2, seen: [0, 1, 2] };
          for (const { a, b, seen } of [...looks, end]) {
            const visible = seen.map((index) => all[index]!);
            const shared = shareParcels(lines(a, b), visible, told, [...parcels.values()]);
            for (const { lineId, quantity } of shared.pieces.flatMap(({ items }) => items)) {
              told[lineId] = (told[lineId] ?? 0) + quantity;
            }
            for (const entry of shared.parcels) parcels.set(entry.parcel.parcelId, entry);
          }
          expect(told).toEqual({ A: 3, B: 2 });
          for (const lineId of ['A', 'B'] as const) {
            const inAll = contents.reduce((sum, items) => sum + items[lineId], 0);
            const given = [...parcels.values()].map((entry) => entry.quantities[lineId] ?? 0);
            expect(given.reduce((sum, quantity) => sum + quantity, 0)).toBe(Math.min(inAll, told[lineId]!));
            for (const { parcelId, items } of all) {
              const held = items.find((item) => item.lineId === lineId)?.quantity ?? 0;
              expect(parcels.get(parcelId)?.quantities[lineId] ?? 0).toBeLessThanOrEqual(held);
            }
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
