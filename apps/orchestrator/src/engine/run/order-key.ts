export interface FactKey {
  readonly storeId: string;
  readonly orderId: string | null;
}

/** Store and order a fact is about: from the body itself or from the order it carries; undefined for facts about neither. */
export function orderKeyOf(body: unknown): FactKey | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { storeId, orderId, order } = body as { storeId?: unknown; orderId?: unknown; order?: unknown };
  if (typeof storeId === 'string') return { storeId, orderId: typeof orderId === 'string' ? orderId : null };
  return order === undefined ? undefined : orderKeyOf(order);
}
