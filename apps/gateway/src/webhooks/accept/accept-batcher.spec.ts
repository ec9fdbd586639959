import type { Pool } from 'pg';
import { newTrace } from '#platform/trace/trace-context';
import { AcceptBatcher, type AcceptOutcome } from './accept-batcher';
import type { FreshRow } from '#messaging/outbox/courier';
import type { AcceptedWebhook } from './accepted-webhook';

const COMMAND = { name: 'payments.process-webhook', type: 'payments.process-webhook.v1' };
const webhook = (id: string, command: AcceptedWebhook['command'] = null): AcceptedWebhook => ({
  id,
  connectionId: 'c',
  system: 's',
  externalEventId: id,
  eventType: 't',
  state: 'accepted',
  reason: null,
  suffix: null,
  body: '{}',
  receivedAt: new Date(0),
  trace: newTrace(),
  command,
});
const COLUMNS = 13;

/** A database that answers when it is told to. */
function slowPool() {
  const calls: Array<{
    ids: string[];
    leaseSeconds: number;
    answer: (ids?: string[]) => Promise<void>;
    fail: () => Promise<void>;
  }> = [];
  const query = (config: { values: string[] }) =>
    new Promise((resolve, reject) => {
      const leaseSeconds = Number(config.values.at(-1));
      const ids = config.values.slice(0, -1).filter((_value, index) => index % COLUMNS === 0);
      const settled = () => new Promise<void>((done) => setImmediate(() => setImmediate(done)));
      calls.push({
        ids,
        leaseSeconds,
        answer: (stored = ids) => {
          resolve({ rows: stored.map((id) => ({ id, outbox_id: `row of ${id}` })) });
          return settled();
        },
        fail: () => {
          reject(new Error('down'));
          return settled();
        },
      });
    });
  return { pool: { query } as unknown as Pick<Pool, 'query'>, calls };
}

describe('AcceptBatcher', () => {
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const create = () => {
    const { pool, calls } = slowPool();
    const arrived: number[] = [];
    const handed: FreshRow[][] = [];
    const most = { statements: 2 };
    const lease = { seconds: 0 };
    const failed: number[] = [];
    const outcomes = new Map<string, AcceptOutcome[]>();
    const batcher = new AcceptBatcher(pool, {
      arrived: (waiting) => arrived.push(waiting),
      mostStatements: () => most.statements,
      leaseSeconds: () => lease.seconds,
      committed: (leased) => handed.push([...leased]),
      failed: (_error, count) => failed.push(count),
    });
    const add = (...ids: string[]) => {
      for (const id of ids) {
        const list = outcomes.get(id) ?? [];
        outcomes.set(id, list);
        batcher.add(webhook(id), (outcome) => list.push(outcome));
      }
    };
    return { add, arrived, batcher, calls, failed, handed, lease, most, outcomes };
  };

  it('sends a lone webhook at once and answers only after the commit', async () => {
    const { add, calls, outcomes, handed } = create();
    add('a');
    await turn();
    expect(calls.map((call) => call.ids)).toEqual([['a']]);
    expect(outcomes.get('a')).toEqual([]);
    expect(handed).toEqual([]);
    await calls[0]!.answer();
    expect(outcomes.get('a')).toEqual(['stored']);
    expect(handed).toEqual([[]]);
  });

  it('lets those who come while two statements are under way share the next', async () => {
    const { add, calls } = create();
    add('a');
    await turn();
    add('b');
    await turn();
    add('c', 'd', 'e');
    await turn();
    expect(calls.map((call) => call.ids)).toEqual([['a'], ['b']]);
    await calls[0]!.answer();
    await turn();
    expect(calls[2]!.ids).toEqual(['c', 'd', 'e']);
  });

  it('sends as many statements at once as it may at the moment', async () => {
    const { add, calls, most } = create();
    most.statements = 3;
    for (const id of ['a', 'b', 'c', 'd']) {
      add(id);
      await turn();
    }
    expect(calls.map((call) => call.ids)).toEqual([['a'], ['b'], ['c']]);
    most.statements = 1;
    await calls[0]!.answer();
    await calls[1]!.answer();
    await turn();
    expect(calls).toHaveLength(3);
    await calls[2]!.answer();
    await turn();
    expect(calls[3]!.ids).toEqual(['d']);
  });

  it('tells with every sender how many wait', async () => {
    const { add, arrived, calls } = create();
    add('a', 'b', 'c');
    await turn();
    add('d');
    await calls[0]!.answer();
    await turn();
    add('e');
    expect(arrived).toEqual([1, 2, 3, 4, 2]);
  });

  it('takes at most a hundred at a time', async () => {
    const { add, calls } = create();
    add(...Array.from({ length: 250 }, (_, index) => `w${index}`));
    await turn();
    expect(calls.map((call) => call.ids.length)).toEqual([100, 100]);
  });

  it('calls the first of equals stored and the others duplicates', async () => {
    const { add, calls, outcomes } = create();
    add('a', 'b', 'a', 'a');
    await turn();
    await calls[0]!.answer(['a']);
    expect(outcomes.get('a')).toEqual(['stored', 'duplicate', 'duplicate']);
    expect(outcomes.get('b')).toEqual(['duplicate']);
  });

  it('keeps new commands from the relay for as long as it is told to, and answers senders before it hands them over', async () => {
    const { batcher, calls, handed, lease } = create();
    lease.seconds = 5;
    const order: string[] = [];
    for (const one of [webhook('a', COMMAND), webhook('a', COMMAND), webhook('b', COMMAND), webhook('c')]) {
      batcher.add(one, (outcome) => order.push(`${one.id} ${outcome} ${handed.length}`));
    }
    await turn();
    expect(calls[0]!.leaseSeconds).toBe(5);
    lease.seconds = 0;
    await calls[0]!.answer(['a', 'c']);
    expect(order).toEqual(['a stored 0', 'a duplicate 0', 'b duplicate 0', 'c stored 0']);
    expect(handed).toEqual([[expect.objectContaining({ id: 'row of a', message_id: 'a' })]]);
  });

  it('hands nothing over that a relay may find', async () => {
    const { batcher, calls, handed, lease } = create();
    batcher.add(webhook('a', COMMAND), () => undefined);
    await turn();
    expect(calls[0]!.leaseSeconds).toBe(0);
    lease.seconds = 5;
    await calls[0]!.answer();
    expect(handed).toEqual([[]]);
  });

  it('says unavailable to all who wait when the database fails, and goes on afterwards', async () => {
    const { add, calls, outcomes, failed } = create();
    add('a');
    await turn();
    add('b');
    await turn();
    add('c');
    await calls[0]!.fail();
    expect(outcomes.get('a')).toEqual(['unavailable']);
    expect(outcomes.get('c')).toEqual(['unavailable']);
    expect(outcomes.get('b')).toEqual([]);
    expect(failed).toEqual([2]);
    await calls[1]!.answer();
    expect(outcomes.get('b')).toEqual(['stored']);
    add('d');
    await turn();
    await calls[2]!.answer();
    expect(outcomes.get('d')).toEqual(['stored']);
  });
});
