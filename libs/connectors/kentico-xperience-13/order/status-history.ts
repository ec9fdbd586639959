import type { CommerceStatusMove } from '#connectors/kit/commerce-port';
import { Failure } from '#platform/errors/failure';
import type { KenticoCatalog } from '../catalog/kentico-catalog';
import type { KenticoRestClient } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';

const NOT_FOR_US = new Set(['kentico-access-denied', 'kentico-not-found']);

/** The history helps but is not needed: a user who may not read it sees the last move of several only. */
export async function readStatusHistory(
  rest: KenticoRestClient,
  orderId: number,
): Promise<KenticoRow[] | null> {
  try {
    return await rest.children('ecommerce.order', orderId, 'ecommerce.orderstatususer');
  } catch (error) {
    if (error instanceof Failure && NOT_FOR_US.has(error.code)) return null;
    throw error;
  }
}

export async function statusMovesOf(
  history: readonly KenticoRow[] | null,
  catalog: KenticoCatalog,
): Promise<CommerceStatusMove[] | null> {
  if (history === null) return null;
  const names = new Map((await catalog.statuses()).map(({ id, name }) => [id, name]));
  const nameOf = (id: number): string => names.get(id) ?? String(id);
  return history
    .map((row) => {
      const from = row.integer('FromStatusID');
      return {
        id: row.requiredInteger('OrderStatusUserID'),
        from: from === null ? null : nameOf(from),
        to: nameOf(row.requiredInteger('ToStatusID')),
      };
    })
    .sort((left, right) => left.id - right.id);
}
