import { parseCorrelationId } from '#messaging/correlation';
import { orderKeyOf, type FactKey } from '../engine/run/order-key';
import { summaries } from './summaries';

export interface FactDescription {
  /** When it happened, by the fact itself. */
  readonly at: string | undefined;
  /** The service that tells such facts. */
  readonly source: string;
  readonly summary: string;
}

const OWNERS: ReadonlyArray<readonly [prefix: string, service: string]> = [
  ['order.sent-again', 'gateway'],
  ['order.', 'cms-sync'],
  ['payment.link-mailed', 'orchestrator'],
  ['payment.', 'payments'],
  ['refund.', 'payments'],
  ['balance-transaction.', 'payments'],
  ['balance.', 'payments'],
  ['dispute.', 'payments'],
  ['review.', 'payments'],
  ['fraud-warning.', 'payments'],
  ['payout.', 'payments'],
  ['subscription.', 'payments'],
  ['invoice.', 'payments'],
  ['journal-entry.', 'reconciliation'],
  ['booking.', 'reconciliation'],
  ['erp-order.', 'reconciliation'],
  ['inventory.', 'reconciliation'],
];
const MAX_SUMMARY = 500;

/** One sentence for the timeline. A fact without a sentence of its own gets its name. */
export function describeFact(name: string, body: object): FactDescription {
  const facts = body as {
    at?: unknown;
    deadAt?: unknown;
    service?: unknown;
    order?: { placedAt?: unknown; modifiedAt?: unknown };
  };
  const at =
    facts.at ?? facts.deadAt ?? (name === 'order.placed' ? facts.order?.placedAt : facts.order?.modifiedAt);
  const owner = OWNERS.find(([prefix]) => name.startsWith(prefix))?.[1];
  const summary = summaries.get(name)?.(body) ?? name;
  return {
    at: typeof at === 'string' ? at : undefined,
    source: owner ?? (typeof facts.service === 'string' ? facts.service : 'orchestrator'),
    summary: summary.length > MAX_SUMMARY ? `${summary.slice(0, MAX_SUMMARY - 1)}…` : summary,
  };
}

/** Store and order of a fact; a dead letter is about the order of the message that died. */
export function factKey(name: string, body: object): FactKey | undefined {
  const key = orderKeyOf(body);
  if (key || name !== 'dead-letter.recorded') return key;
  const { correlationId } = body as { correlationId?: unknown };
  if (typeof correlationId !== 'string') return undefined;
  const { storeId, orderId } = parseCorrelationId(correlationId);
  return storeId === undefined ? undefined : { storeId, orderId: orderId ?? null };
}
