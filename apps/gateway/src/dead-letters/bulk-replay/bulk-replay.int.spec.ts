import { replayDeadLetterCommand } from '#messaging/dead-letters/commands';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { Letters } from '../../specs/letters';
import type { ReplayView } from './replay-view';
import { RunReplays } from './run-replays.use-case';

const PATH = '/api/v1/dead-letter-replays';
const REPLAY = replayDeadLetterCommand('cms-sync');

describe('replaying many dead letters', () => {
  let gateway: TestGateway;
  let letters: Letters;

  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    letters = new Letters(gateway);
  });
  afterAll(() => gateway.close());

  const issueOf = async (code: string): Promise<string> => {
    const { body } = await gateway.api('GET', '/api/v1/dead-letter-issues');
    return (body as { items: Array<{ id: string; code: string }> }).items.find(
      (issue) => issue.code === code,
    )!.id;
  };
  const begin = async (code: string, perSecond: number, token?: string) =>
    gateway.api('POST', PATH, {
      body: { issueId: await issueOf(code), perSecond },
      ...(token ? { token } : {}),
    });
  const get = async (id: string) => (await gateway.api('GET', `${PATH}/${id}`)).body as ReplayView;
  const turn = async (seconds: number): Promise<void> => {
    gateway.clock.advance(seconds * 1_000);
    await gateway.app.get(RunReplays, { strict: false }).turn();
  };
  const dieTimes = async (code: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await letters.die({ code }));
    return ids;
  };
  const sent = () => gateway.published(REPLAY).map(({ messageId }) => messageId);

  it('says first how many there are and how long it takes', async () => {
    await dieTimes('estimated', 3);
    const body = { issueId: await issueOf('estimated'), perSecond: 0.5 };
    expect((await gateway.api('POST', `${PATH}/estimate`, { body })).body).toMatchObject({
      messages: 3,
      seconds: 6,
    });
    expect(sent()).toEqual([]);
  });

  it('sends them at its pace, the oldest first, and says what became of each', async () => {
    const [first, second, third, fourth] = await dieTimes('paced', 4);
    const started = (await begin('paced', 1)).body as ReplayView;
    expect(started).toMatchObject({ state: 'running', total: 4, counts: { waiting: 4 }, etaSeconds: 4 });
    await turn(1);
    await turn(1);
    await gateway.waitFor(() => sent().length === 2);
    expect(sent()).toEqual([first, second]);
    await letters.settle(first!, 'replayed');
    await letters.succeed(first!, 'replay');
    await letters.die({ code: 'paced', id: second! });
    await letters.settle(third!, 'discarded');
    await gateway.waitFor(async () => (await get(started.id)).counts.gone === 1);
    expect((await get(started.id)).counts).toEqual({ waiting: 1, sent: 0, succeeded: 1, died: 1, gone: 1 });
    await turn(1);
    await gateway.waitFor(() => sent().includes(fourth!));
    await letters.settle(fourth!, 'replayed');
    await letters.succeed(fourth!, 'replay');
    await gateway.waitFor(async () => (await get(started.id)).counts.succeeded === 2);
    await turn(1);
    expect(await get(started.id)).toMatchObject({ state: 'done', counts: { waiting: 0, sent: 0 } });
  });

  it('sends no more once it is canceled', async () => {
    await dieTimes('canceled', 3);
    const { id } = (await begin('canceled', 1)).body as ReplayView;
    await turn(1);
    const stopped = await gateway.api('POST', `${PATH}/${id}/cancel`);
    expect(stopped.body).toMatchObject({ state: 'canceled', counts: { waiting: 2, sent: 1 } });
    await turn(60);
    expect(await get(id)).toMatchObject({ state: 'canceled', counts: { waiting: 2, sent: 1 } });
  });

  it('goes out in no burst after a pause', async () => {
    await dieTimes('paused', 5);
    const { id } = (await begin('paused', 1)).body as ReplayView;
    await turn(3_000);
    expect((await get(id)).counts).toMatchObject({ waiting: 3, sent: 2 });
  });

  it('refuses when nothing waits, and takes for a token of one store its own only', async () => {
    const [mine] = [
      await letters.die({ code: 'mixed', storeId: 'store-2' }),
      await letters.die({ code: 'mixed' }),
    ];
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'shop 2', role: 'operator', stores: ['store-2'] },
    });
    const { token } = created.body as { token: string };
    const replay = (await begin('mixed', 50, token)).body as ReplayView;
    expect(replay.total).toBe(1);
    await turn(1);
    await gateway.waitFor(() => sent().includes(mine));
    expect((await begin('paced', 1, token)).status).toBe(404);
    const gone = await letters.die({ code: 'gone' });
    await letters.settle(gone, 'discarded');
    expect(await begin('gone', 1)).toMatchObject({ status: 409, body: { code: 'nothing-waits' } });
  });
});
