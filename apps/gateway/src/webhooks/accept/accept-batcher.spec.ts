import type { Pool } from 'pg';
import { newTrace } from '#platform/trace/trace-context';
import { AcceptBatcher, type AcceptOutcome } from './accept-batcher';
import type { AcceptedWebhook } from './accepted-webhook';

const webhook = (id: string): AcceptedWebhook => ({
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
  command: null,
});
const COLUMNS = 13;

/** A database that answers when it is told to. */
function slowPool() {
  const calls: Array<{
    ids: string[];
    answer: (ids?: string[]) => Promise<void>;
    fail: () => Promise<void>;
  }> = [];
  const query = (config: { values: string[] }) =>
    new Promise((resolve, reject) => {
      const ids = config.values.filter((_value, index) => index % COLUMNS === 0);
      const settled = () => new Promise<void>((done) => setImmediate(() => setImmediate(done)));
      calls.push({
        ids,
        answer: (stored = ids) => {
          resolve({ rows: stored.map((id) => ({ id })) });
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
    const committed: number[] = [];
    const failed: number[] = [];
    const outcomes = new Map<string, AcceptOutcome[]>();
    const batcher = new AcceptBatcher(pool, {
      committed: (count) => committed.push(count),
      failed: (_error, count) => failed.push(count),
    });
    const add = (...ids: string[]) => {
      for (const id of ids) {
        const list = outcomes.get(id) ?? [];
        outcomes.set(id, list);
        batcher.add(webhook(id), (outcome) => list.push(outcome));
      }
    };
    return { add, calls, committed, failed, outcomes };
  };

  it('sends a lone webhook at once and answers only after the commit', async () => {
    const { add, calls, outcomes, committed } = create();
    add('a');
    await turn();
    expect(calls.map((call) => call.ids)).toEqual([['a']]);
    expect(outcomes.get('a')).toEqual([]);
    await calls[0]!.answer();
    expect(outcomes.get('a')).toEqual(['stored']);
    expect(committed).toEqual([1]);
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
