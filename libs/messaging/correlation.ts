/** The order (and its store) that a message is about. */
export interface CorrelationKey {
  readonly storeId?: string;
  readonly orderId?: string;
}

/** `store/order`, the AMQP correlation id of everything that belongs to one order. */
export function correlationIdOf(key: CorrelationKey): string | undefined {
  const parts = [key.storeId, key.orderId].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('/');
}

/** Store ids hold no slash, order ids may. */
export function parseCorrelationId(correlationId: string | undefined): CorrelationKey {
  if (correlationId === undefined) return {};
  const slash = correlationId.indexOf('/');
  if (slash < 0) return { storeId: correlationId };
  return { storeId: correlationId.slice(0, slash), orderId: correlationId.slice(slash + 1) };
}
