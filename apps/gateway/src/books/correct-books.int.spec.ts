import { ClosePeriod, ReverseJournalEntry } from '#contracts/commands/books';
import { GetPeriod } from '#contracts/queries/periods';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

describe('correcting the books', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
  });
  afterAll(() => gateway.close());

  const headers = (key: string) => ({ 'idempotency-key': key });

  it('sends a reversal once per key and answers with what the books say', async () => {
    const ask = () =>
      gateway.api('POST', '/api/v1/journal-entries/je_1/reverse', {
        headers: headers('k1'),
        body: { storeId: 'shop', reason: 'wrong tax', rebook: true },
      });
    const answer = ask();
    const sent = await neighbours.settle(ReverseJournalEntry, () => ({
      status: 'refused',
      problem: {
        status: 409,
        code: 'entry-reversed-already',
        title: 'Refused',
        detail: 'Taken back already',
      },
    }));
    expect(sent).toMatchObject({ storeId: 'shop', entryId: 'je_1', reason: 'wrong tax', rebook: true });
    expect(sent.actor).not.toBe('');
    expect(await answer).toMatchObject({ status: 409, body: { code: 'entry-reversed-already' } });
    expect((await ask()).status).toBe(409);
    expect(gateway.published(ReverseJournalEntry)).toHaveLength(1);
  });

  it('closes a period', async () => {
    const answer = gateway.api('PUT', '/api/v1/periods/shop', {
      headers: headers('k2'),
      body: { closedThrough: '2026-10-31' },
    });
    await neighbours.settle(ClosePeriod, ({ storeId, closedThrough }) => ({
      status: 'done',
      result: { storeId, closedThrough },
    }));
    expect(await answer).toMatchObject({ status: 200, body: { closedThrough: '2026-10-31' } });
  });

  it('tells whether a month can be closed, to those who see the store', async () => {
    const readiness = {
      ...{ storeId: 'shop', from: '2026-10-01', through: '2026-10-31', closedThrough: null, ready: true },
      ...{ checks: [], timingDifferences: [], accounts: [], clearing: [] },
    };
    await neighbours.answer(GetPeriod, ({ storeId }) => (storeId === 'shop' ? readiness : null));
    const get = (path: string, token?: string) =>
      gateway.api('GET', `/api/v1/periods/${path}`, token === undefined ? {} : { token });
    expect(await get('2026-10?store=shop')).toMatchObject({ status: 200, body: { ready: true } });
    expect(await get('2026-10?store=none')).toMatchObject({ status: 404 });
    expect(await get('2026-13?store=shop')).toMatchObject({
      status: 400,
      body: { code: 'validation-failed' },
    });
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'other', role: 'viewer', stores: ['store-1'] },
    });
    expect((await get('2026-10?store=shop', (created.body as { token: string }).token)).status).toBe(404);
  });

  it.each([
    ['POST', '/api/v1/journal-entries/je_1/reverse', { storeId: 'shop', reason: '' }],
    ['PUT', '/api/v1/periods/shop', { closedThrough: 'yesterday' }],
    ['POST', '/api/v1/journal-entries', { storeId: 'shop', kind: 'sale', reference: 'x' }],
  ])('refuses what cannot be meant: %s %s', async (method, path, body) => {
    const answer = await gateway.api(method, path, { headers: headers('bad'), body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});
