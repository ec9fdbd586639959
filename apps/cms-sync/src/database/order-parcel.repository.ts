import type { OrderKey } from '#contracts/models/common';
import type { Tx } from '#platform/database/database';
import type { ToldParcel } from '../domain/share-parcels';

interface Row {
  parcel_id: string;
  carrier: string | null;
  tracking_number: string | null;
  shipped_at: Date | null;
  quantities: Record<string, number>;
}

/** The parcels of orders that have been told; whoever writes one holds the order's lock. */
export class OrderParcelRepository {
  async told(tx: Tx, { storeId, orderId }: OrderKey): Promise<ToldParcel[]> {
    const { rows } = await tx.query<Row>(
      `SELECT parcel_id, carrier, tracking_number, shipped_at, quantities
       FROM order_parcels WHERE store_id = $1 AND order_id = $2 ORDER BY parcel_id`,
      [storeId, orderId],
    );
    return rows.map(({ parcel_id: parcelId, carrier, tracking_number, shipped_at, quantities }) => ({
      parcel: {
        parcelId,
        carrier,
        trackingNumber: tracking_number,
        shippedAt: shipped_at?.toISOString() ?? null,
      },
      quantities,
    }));
  }

  async tell(tx: Tx, { storeId, orderId }: OrderKey, told: readonly ToldParcel[], at: Date): Promise<void> {
    for (const { parcel, quantities } of told) {
      const { parcelId, carrier, trackingNumber, shippedAt } = parcel;
      await tx.execute(
        `INSERT INTO order_parcels
           (store_id, order_id, parcel_id, carrier, tracking_number, shipped_at, quantities, told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (store_id, order_id, parcel_id) DO UPDATE SET
           carrier = EXCLUDED.carrier, tracking_number = EXCLUDED.tracking_number,
           shipped_at = EXCLUDED.shipped_at, quantities = EXCLUDED.quantities, told_at = EXCLUDED.told_at`,
        [storeId, orderId, parcelId, carrier, trackingNumber, shippedAt, JSON.stringify(quantities), at],
      );
    }
  }
}
