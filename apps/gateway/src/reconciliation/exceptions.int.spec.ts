import { HandleException } from '#contracts/commands/reconciliation';
import { GetException, ListExceptions } from '#contracts/queries/reconciliation';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

const PATH = '/api/v1/reconciliation/exceptions';

describe('the bench of exceptions at the admin API', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  const asked: unknown[] = [];

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await neighbours.answer(ListExceptions, (request) => {
      asked.push(request);
      return { items: [], nextCursor: null };
    });
    await neighbours.answer(GetException, () => null);
  });
  afterAll(() => gateway.close());

  it('lists by state, kind, owner and age', async () => {
    const query = 'state=open&kind=missing-in-erp&owner=Ada&openedBefore=2026-11-20T00:00:00Z';
    expect(await gateway.api('GET', `${PATH}?${query}`)).toMatchObject({ status: 200 });
    expect(asked).toMatchObject([
      {
        state: 'open',
        kind: 'missing-in-erp',
        owner: 'Ada',
        openedBefore: '2026-11-20T00:00:00Z',
        storeIds: null,
      },
    ]);
    expect(await gateway.api('GET', `${PATH}?kind=odd`)).toMatchObject({ status: 400 });
    expect(await gateway.api('GET', `${PATH}/exc_9`)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('sends what a person does, with the name of the token', async () => {
    const answer = gateway.api('POST', `${PATH}/exc_1/actions`, {
      headers: { 'idempotency-key': 'force-1' },
      body: { kind: 'force', reason: 'written off' },
    });
    const problem = { status: 409, code: 'exception-closed', title: 'No', detail: 'Closed already' };
    const sent = await neighbours.settle(HandleException, () => ({ status: 'refused', problem }));
    expect(sent).toMatchObject({ exceptionId: 'exc_1', action: { kind: 'force' }, stores: null });
    expect(sent.actor).not.toBe('');
    expect(await answer).toMatchObject({ status: 409, body: { code: 'exception-closed' } });
  });

  it('refuses to close without a reason', async () => {
    const headers = { 'idempotency-key': 'force-2' };
    const answer = await gateway.api('POST', `${PATH}/exc_1/actions`, { headers, body: { kind: 'force' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});
