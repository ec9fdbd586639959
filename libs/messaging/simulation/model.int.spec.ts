import type { Database, Tx } from '#platform/database/database';
import { silentLogger, type Logger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { waitFor } from '#testing/wait-for';
import type { OutgoingMessage } from '../envelope';
import { handleOnce } from '../inbox/inbox';
import { messagingMigrationClasses } from '../migrations';
import { Relay, type RelayPublisher } from '../outbox/relay';
import { UnroutableFailure } from '../publisher/publish-failures';
import { chanceOf } from './chance';
import type { PublishOutcome } from './model-broker';
import { relayBatch } from './model-relay';
import { ModelStore } from './model-store';

const SEEDS = 25;
const ROWS = 8;
const ROUNDS = 4;
const BATCH_SIZE = 3;
/** Rows that were returned so often wait for minutes: none comes back within a round, however slow the machine. */
const RETURNED_BEFORE = 8;

const PLACES = [
  'nowhere',
  'nowhere',
  'relay.after-claim',
  'relay.after-confirm-before-delete',
  'relay.after-delete-before-commit',
] as const;
type Place = (typeof PLACES)[number];

/** What the broker does with each message and where the process dies: the same for the model and for the product. */
class Script {
  readonly published: string[] = [];
  private readonly tries = new Map<string, number>();
  constructor(
    private readonly seed: string,
    readonly place: Place,
  ) {}

  take(id: string): PublishOutcome {
    this.published.push(id);
    const tries = (this.tries.get(id) ?? 0) + 1;
    this.tries.set(id, tries);
    const chance = chanceOf(this.seed, id, tries);
    return chance < 0.15 ? 'failed' : chance < 0.3 ? 'returned' : 'confirmed';
  }
}

type Left = Array<{ readonly id: string; readonly returns: number; readonly due: boolean }>;

function modelRound(store: ModelStore, script: Script): Left {
  const checkpoint = (name: string): void => {
    if (name === script.place) throw new Error('died');
  };
  const publisher = { publish: ({ id }: { id: string }) => script.take(id) };
  try {
    for (let more = true; more;) {
      const { full, failed } = relayBatch(store, publisher, 1, checkpoint, { batchSize: BATCH_SIZE });
      more = full && !failed;
    }
  } catch {
    // It has died; what it had not committed is as it was.
  }
  return store.outbox.map(({ message, returns, availableAt }) => ({
    ...{ id: message.id, returns, due: availableAt <= 1 },
  }));
}

/** The database of a process that dies at the place, once: what the transaction wrote is rolled back. */
function dying(database: Database, place: Place): Database {
  return new Proxy(database, {
    get(target, property) {
      if (property !== 'transaction') return Reflect.get(target, property) as unknown;
      return <T>(work: (tx: Tx) => Promise<T>) =>
        target.transaction(async (tx) => {
          const watched = new Proxy(tx, {
            get(inner, name) {
              const value = Reflect.get(inner, name) as unknown;
              if (typeof value !== 'function') return value;
              return (text: unknown, ...rest: unknown[]) => {
                if (place === 'relay.after-confirm-before-delete' && String(text).startsWith('SET LOCAL')) {
                  throw new Error('died');
                }
                return (value as (...args: unknown[]) => unknown).call(inner, text, ...rest);
              };
            },
          });
          const done = await work(watched);
          if (place === 'relay.after-delete-before-commit') throw new Error('died');
          return done;
        });
    },
  });
}

async function realRound(database: Database, script: Script): Promise<Left> {
  let over = false;
  const publisher: RelayPublisher = {
    get ready() {
      return !over;
    },
    publish: async ({ messageId }: OutgoingMessage) => {
      const outcome = script.take(messageId);
      if (outcome === 'returned') throw new UnroutableFailure('events', 'nowhere');
      if (outcome === 'failed') throw new Error('not confirmed');
    },
  };
  const logger: Logger = {
    ...silentLogger,
    error: () => undefined,
    warn: () => {
      over = true;
    },
  };
  const toMessage = ({ message_id }: { message_id: string }): OutgoingMessage => {
    if (script.place === 'relay.after-claim') throw new Error('died');
    return { messageId: message_id } as OutgoingMessage;
  };
  const options = { sweepMs: 3_600_000, batchSize: BATCH_SIZE, lanes: 1 };
  const relay = new Relay(dying(database, script.place), publisher, toMessage, options, logger);
  relay.wake();
  await waitFor(() => over || (relay as unknown as { running: unknown }).running === undefined);
  over = true;
  const { rows } = await database.query<{ id: string; returns: number; due: boolean }>(
    'SELECT message_id AS id, returns, available_at <= now() AS due FROM outbox ORDER BY id',
  );
  return rows.map((row) => ({ ...row }));
}

describe('the model of relay and inbox, beside the real ones on PostgreSQL', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses] });
    await db.database.query('CREATE TABLE effects (message_id text)');
  });
  afterAll(() => db.drop());

  it('publishes the same messages and leaves the same rows, whatever the broker says and wherever it dies', async () => {
    let deaths = 0;
    for (let seed = 0; seed < SEEDS; seed += 1) {
      await db.database.query('DELETE FROM outbox');
      const store = new ModelStore();
      for (let row = 0; row < ROWS; row += 1) {
        const id = `message-${row}`;
        store.outbox.push({
          ...{ id: row, message: { id, name: 'coin.dropped', body: {} } },
          ...{ availableAt: 0, returns: RETURNED_BEFORE, claimedBy: undefined },
        });
        await db.database.query(
          `INSERT INTO outbox (message_id, exchange, routing_key, type, headers, body, returns)
           VALUES ($1, 'events', 'coin.dropped', 'coin.dropped.v1', '{}', '{}', $2)`,
          [id, RETURNED_BEFORE],
        );
      }
      for (let round = 0; round < ROUNDS; round += 1) {
        const place = PLACES[Math.floor(chanceOf(seed, 'place', round) * PLACES.length)]!;
        const scripts = ['model', 'real'].map(() => new Script(`${seed} ${round}`, place));
        const [model, real] = [modelRound(store, scripts[0]!), await realRound(db.database, scripts[1]!)];
        expect({ seed, round, place, left: real, sent: scripts[1]!.published }).toEqual({
          ...{ seed, round, place, left: model, sent: scripts[0]!.published },
        });
        if (place !== 'nowhere') deaths += 1;
        // Time passes: what waited is due again.
        await db.database.query("UPDATE outbox SET available_at = now() - interval '1 hour'");
        for (const row of store.outbox) row.availableAt = 0;
      }
    }
    expect(deaths).toBeGreaterThan(SEEDS);
  });

  it('handles the same messages once, however often and however many at a time they come', async () => {
    for (let seed = 0; seed < SEEDS; seed += 1) {
      await db.database.query('DELETE FROM inbox');
      await db.database.query('DELETE FROM effects');
      const store = new ModelStore();
      const effects: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const id = `message-${Math.floor(chanceOf(seed, 'message', round) * 3)}`;
        const dies = chanceOf(seed, 'dies', round) < 0.4;
        const copies = 1 + Math.floor(chanceOf(seed, 'copies', round) * 3);
        const model = Array.from({ length: copies }, () =>
          store.transaction(
            () => 0,
            async (tx) => {
              if (!tx.note(id, 'count')) return false;
              if (dies) throw new Error('died');
              effects.push(id);
              return true;
            },
          ),
        );
        const real = Array.from({ length: copies }, () =>
          handleOnce(db.database, id, 'count', async (tx) => {
            await tx.query('INSERT INTO effects VALUES ($1)', [id]);
            if (dies) throw new Error('died');
          }).then(({ done }) => done),
        );
        const verdicts = async (all: Array<Promise<boolean>>): Promise<string[]> =>
          (await Promise.allSettled(all))
            .map((one) => (one.status === 'fulfilled' ? String(one.value) : 'died'))
            .sort();
        expect(await verdicts(real)).toEqual(await verdicts(model));
      }
      const { rows } = await db.database.query<{ id: string }>('SELECT message_id AS id FROM effects');
      expect(rows.map(({ id }) => id).sort()).toEqual(effects.sort());
    }
  });
});
