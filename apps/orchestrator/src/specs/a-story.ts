import type { Payment } from '#contracts/models/payment';
import type { OrderParts } from '#testing/factories/order';
import { aStore, OrderFacts } from './facts';
import type { RecordedRun, Story } from '../engine/counterfactual/story';

const START = Date.parse('2026-01-15T12:00:00Z');
const MINUTE_MS = 60_000;

type Told =
  | { readonly type: string; readonly body?: object }
  | { readonly type: string; readonly status: Payment['status'] };

/** An order that was placed, and what was told about it afterwards, a minute apart. */
export function aStory(
  told: readonly Told[],
  order: OrderParts = {},
  runs: readonly RecordedRun[] = [],
): Story {
  const facts = new OrderFacts(order);
  const { storeId, orderId } = facts.key;
  const placed = { type: 'order.placed', body: { order: facts.order } };
  const all = [placed, ...told].map((fact, index) => ({
    eventId: `event-${index}`,
    name: fact.type,
    body:
      'status' in fact
        ? facts.paymentFact(fact.status, { captureMode: 'manual' })
        : { ...facts.key, ...fact.body },
    at: new Date(START + index * MINUTE_MS),
  }));
  return {
    ...{ storeId, orderId, runs, facts: all },
    store: { ...aStore, capture: { mode: 'manual' } },
    until: new Date(START + all.length * MINUTE_MS),
  };
}

/** Paid by card, held, captured when the shop said so. */
export const capturedOrder = (order: OrderParts = {}): Story =>
  aStory(
    [
      { type: 'payment.created', status: 'pending' },
      { type: 'payment.authorized', status: 'authorized' },
      {
        type: 'order.status-changed',
        body: { previous: 'Approved', current: 'Ready', transition: 'ready_for_capture' },
      },
      { type: 'payment.succeeded', status: 'paid' },
    ],
    order,
  );
