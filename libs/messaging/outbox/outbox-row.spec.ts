import { z } from 'zod';
import { defineCommand, defineEvent } from '#contracts/message';
import { newTrace, parseTraceparent } from '#platform/trace/trace-context';
import { parseCorrelationId } from '../correlation';
import { parseStepHeader } from '../step-reference';
import { buildOutboxRow, OUTBOX_COLUMNS, outboxValues } from './outbox-row';

const Fact = defineEvent(
  'coin.dropped',
  2,
  'A coin fell.',
  z.object({ coin: z.string(), value: z.int().default(1) }),
);
const Order = defineCommand('payments', 'count', 1, 'Count.', z.object({}));

describe('an outbox row', () => {
  it('names exchange, routing key and type, and holds the body as the contract completes it', () => {
    const row = buildOutboxRow(Fact, { coin: 'c', secret: 1 } as { coin: string });
    expect(row).toMatchObject({ exchange: 'events', routing_key: 'coin.dropped', type: 'coin.dropped.v2' });
    expect(JSON.parse(row.body)).toEqual({ coin: 'c', value: 1 });
    expect(buildOutboxRow(Order, {})).toMatchObject({ exchange: 'commands', routing_key: 'payments.count' });
  });

  it('carries order, cause, step and the span that publishes it', () => {
    const trace = newTrace();
    const step = { runId: 'r', stepId: 's', attempt: 3 };
    const correlation = { storeId: 'store', orderId: 'a/b' };
    const row = buildOutboxRow(
      Order,
      {},
      { trace, step, correlation, causationId: 'cause', messageId: 'id' },
    );
    const headers = JSON.parse(row.headers) as Record<string, unknown>;
    expect(row).toMatchObject({ message_id: 'id', correlation_id: 'store/a/b' });
    expect(parseCorrelationId('store/a/b')).toEqual(correlation);
    expect(headers['x-causation-id']).toBe('cause');
    expect(parseStepHeader(headers['x-step'])).toEqual(step);
    expect(parseTraceparent(headers['traceparent'])).toEqual(trace);
  });

  it.each([
    ['the body breaks the contract', () => buildOutboxRow(Fact, { coin: 1 as never })],
    ['an id does not fit on the wire', () => buildOutboxRow(Order, {}, { messageId: 'x'.repeat(256) })],
  ])('is refused when %s', (_case, build) => {
    let code: unknown;
    try {
      build();
    } catch (error) {
      code = (error as { code?: unknown }).code;
    }
    expect(code).toBe('contract-broken');
  });

  it('lists its values in the order of the columns', () => {
    const row = buildOutboxRow(Order, {});
    expect(outboxValues(row)[OUTBOX_COLUMNS.indexOf('type')]).toBe('payments.count.v1');
    expect(outboxValues(row)).toHaveLength(OUTBOX_COLUMNS.length);
  });
});
