import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { openPool } from '#platform/database/open-pool';
import { newTrace } from '#platform/trace/trace-context';
import { serviceMigrations } from '#service/service-migrations';
import { migrations } from '../../database/migrations';
import { acceptStatement, acceptValues, type StoredRow } from './accept-statement';
import type { AcceptedWebhook } from './accepted-webhook';
import { freshCommand } from './fresh-command';

const webhook = (id: string, changes: Partial<AcceptedWebhook> = {}): AcceptedWebhook => ({
  id,
  connectionId: 'stripe-1',
  system: 'stripe',
  externalEventId: id,
  eventType: 'charge.succeeded',
  state: 'accepted',
  reason: null,
  suffix: null,
  body: '{"note":"Žluťoučký 🐎 \\u2028 \\"quoted\\""}',
  receivedAt: new Date('2026-11-21T10:00:00.120Z'),
  trace: newTrace(),
  command: { name: 'payments.process-webhook', type: 'payments.process-webhook.v1' },
  ...changes,
});

describe('the accepting statement', () => {
  let db: TestDatabase;
  let pool: ReturnType<typeof openPool>;

  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...serviceMigrations, ...migrations] });
    pool = openPool({ url: db.url, schema: 'public', queryTimeoutMs: 1_800 });
  });
  afterAll(async () => {
    await pool.end();
    await db.drop();
  });

  const accept = async (webhooks: readonly AcceptedWebhook[], leaseSeconds = 0): Promise<StoredRow[]> => {
    const values = acceptValues(webhooks, leaseSeconds);
    return (await pool.query<StoredRow>({ ...acceptStatement(webhooks.length), values })).rows;
  };
  const outboxRow = async (id: string) =>
    (
      await pool.query<Record<string, unknown>>(
        `SELECT *, available_at <= now() AS due, available_at > now() + interval '4 s' AS later
         FROM outbox WHERE message_id = $1`,
        [id],
      )
    ).rows;

  it('writes the very row that is published from memory', async () => {
    const sent = webhook('same', { suffix: 'OrderSubmit' });
    const [stored] = await accept([sent], 5);
    const [row] = await outboxRow('same');
    const fresh = freshCommand(sent, stored!.outbox_id!)!;
    expect({ ...fresh, body: JSON.parse(fresh.body) as unknown }).toEqual({
      id: row!['id'],
      message_id: row!['message_id'],
      exchange: row!['exchange'],
      routing_key: row!['routing_key'],
      type: row!['type'],
      correlation_id: row!['correlation_id'],
      headers: row!['headers'],
      body: JSON.parse(row!['body'] as string) as unknown,
    });
  });

  it('keeps leased commands from relays for that long, and no others', async () => {
    await accept([webhook('leased-1'), webhook('leased-2')], 5);
    await accept([webhook('free')]);
    expect(await outboxRow('leased-2')).toMatchObject([{ due: false, later: true }]);
    expect(await outboxRow('free')).toMatchObject([{ due: true, later: false }]);
  });

  it('answers what is new, each once, and of its command where there is one', async () => {
    await accept([webhook('known')]);
    const rows = await accept([
      webhook('known'),
      webhook('twice'),
      webhook('twice'),
      webhook('nobody', { state: 'ignored', command: null }),
    ]);
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ id: 'twice', outbox_id: expect.stringMatching(/^\d+$/) as string });
    expect(rows).toContainEqual({ id: 'nobody', outbox_id: null });
    expect(await outboxRow('twice')).toHaveLength(1);
    expect(await outboxRow('nobody')).toHaveLength(0);
  });
});
