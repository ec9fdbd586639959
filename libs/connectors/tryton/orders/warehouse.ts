import { Failure } from '#platform/errors/failure';
import type { TrytonClient } from '../client/tryton-client';

/** The warehouse that orders are delivered from: the named one, or the only one there is. */
export async function warehouseId(client: TrytonClient, named: string | null): Promise<number> {
  const found = await client.searchRead(
    'stock.location',
    [
      ['type', '=', 'warehouse'],
      ...(named === null ? [] : [['OR', ['code', '=', named], ['name', '=', named]]]),
    ],
    ['name'],
    { limit: 2 },
  );
  const [first, second] = found;
  if (first && !second) return first.id;
  throw Failure.mapping(
    'erp-warehouse-unclear',
    first ? 'Tryton has more than one warehouse that fits' : `Tryton has no warehouse "${named ?? ''}"`,
    {
      details: { field: 'settings.warehouse', value: named, expected: 'code or name of one warehouse' },
      suggestion: 'Name the warehouse in the ERP connection.',
    },
  );
}
