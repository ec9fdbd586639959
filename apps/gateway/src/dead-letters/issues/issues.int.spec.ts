import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { Letters } from '../../specs/letters';
import { GroupOlderLetters } from './group-older-letters';
import type { IssueView } from './issue-view';

describe('issues of dead letters', () => {
  let gateway: TestGateway;
  let letters: Letters;

  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    letters = new Letters(gateway);
  });
  afterAll(() => gateway.close());

  const issues = async (query = '', token?: string) => {
    const { body } = await gateway.api('GET', `/api/v1/dead-letter-issues?${query}`, token ? { token } : {});
    return (body as { items: IssueView[] }).items;
  };
  const issueOf = async (code: string) => (await issues()).find((issue) => issue.code === code)!;
  const set = (id: string, state: string, note?: string) =>
    gateway.api('POST', `/api/v1/dead-letter-issues/${id}/state`, { body: { state, note } });

  it('gather what died of one cause, and keep other causes apart', async () => {
    const first = await letters.die({ code: 'gathered' });
    await letters.die({ code: 'gathered', storeId: 'store-2' });
    await letters.die({ code: 'gathered', field: 'other' });
    const both = (await issues()).find(({ code, field }) => code === 'gathered' && field === 'status')!;
    expect(both).toMatchObject({ state: 'open', waiting: 2, orders: 2, occurrences: 2, service: 'cms-sync' });
    const { body } = await gateway.api('GET', `/api/v1/dead-letters?issue=${both.id}`);
    expect((body as { items: Array<{ id: string }> }).items.map(({ id }) => id)).toContain(first);
    expect((body as { items: unknown[] }).items).toHaveLength(2);
  });

  it('resolve themselves when the same record works after all, and open again when it happens again', async () => {
    const [one, two] = [await letters.die({ code: 'heals' }), await letters.die({ code: 'heals' })];
    const { id } = await issueOf('heals');
    await set(id, 'acknowledged');
    await letters.succeed(one, 'later-message');
    expect(await issueOf('heals')).toMatchObject({ state: 'acknowledged' });
    await letters.settle(two, 'replayed');
    expect(await issueOf('heals')).toMatchObject({ state: 'acknowledged' });
    await letters.succeed(two, 'replay');
    expect(await issueOf('heals')).toMatchObject({
      state: 'resolved',
      stateBy: null,
      stateNote: 'succeeded',
    });
    await letters.die({ code: 'heals', id: two });
    expect(await issueOf('heals')).toMatchObject({
      state: 'open',
      stateNote: 'occurred-again',
      occurrences: 3,
    });
    expect((await issues('state=resolved')).map(({ code }) => code)).not.toContain('heals');
  });

  it('are over when the last one was discarded', async () => {
    const one = await letters.die({ code: 'thrown-away' });
    await letters.settle(one, 'discarded');
    expect(await issueOf('thrown-away')).toMatchObject({
      state: 'resolved',
      stateNote: 'settled',
      waiting: 0,
    });
  });

  it('stay ignored however often it happens, and who set a state is kept in the audit', async () => {
    await letters.die({ code: 'noise' });
    const { id } = await issueOf('noise');
    expect(await set(id, 'ignored', 'Known noise')).toMatchObject({
      status: 200,
      body: { state: 'ignored', stateNote: 'Known noise', stateBy: expect.stringMatching(/./) as unknown },
    });
    await letters.die({ code: 'noise' });
    expect(await issueOf('noise')).toMatchObject({ state: 'ignored', occurrences: 2 });
    const { body } = await gateway.api('GET', '/api/v1/audit');
    expect(JSON.stringify(body)).toContain('dead-letter-issue.state');
  });

  it('show a token of one store its own part only, and let it change none', async () => {
    await letters.die({ code: 'scoped' });
    await letters.die({ code: 'scoped', storeId: 'store-2' });
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'shop 2', role: 'operator', stores: ['store-2'] },
    });
    const { token } = created.body as { token: string };
    const seen = await issues('', token);
    expect(seen.map(({ code }) => code)).not.toContain('noise');
    expect(seen.find(({ code }) => code === 'scoped')).toMatchObject({
      waiting: 1,
      orders: 1,
      occurrences: null,
      reason: null,
    });
    const { id } = await issueOf('scoped');
    const change = { token, body: { state: 'ignored' } };
    expect(await gateway.api('POST', `/api/v1/dead-letter-issues/${id}/state`, change)).toMatchObject({
      status: 403,
    });
    const { id: hidden } = await issueOf('noise');
    expect(await gateway.api('GET', `/api/v1/dead-letter-issues/${hidden}`, { token })).toMatchObject({
      status: 404,
    });
  });

  it('are made for dead letters from before there were issues', async () => {
    const id = await letters.die({ code: 'older' });
    await gateway.database.execute('UPDATE dead_letter_index SET issue_id = NULL WHERE dead_letter_id = $1', [
      id,
    ]);
    await gateway.database.execute(`DELETE FROM dead_letter_issues WHERE code = 'older'`);
    await gateway.app.get(GroupOlderLetters, { strict: false }).turn();
    expect(await issueOf('older')).toMatchObject({ state: 'open', waiting: 1, field: 'status' });
  });
});
