import type { TwinReport } from '#contracts/models/twin';
import { GetWorkflow, PlayTwin } from '#contracts/queries/orchestrator';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

const PATH = '/api/v1/workflows/order-to-cash/twin';
const report: TwinReport = { seed: '1', orders: 50, played: 50, started: 50, faults: {}, violations: [] };

describe('the twin of a workflow at the admin API', () => {
  let gateway: TestGateway;
  const asked: string[] = [];
  beforeAll(async () => {
    gateway = await createTestGateway();
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(GetWorkflow, () => null);
    await neighbours.answer(PlayTwin, ({ storeId, document }) => {
      asked.push(storeId);
      if (document === 'busy') return { busy: true, errors: [], report: null };
      if (document === 'faulty')
        return { busy: false, errors: [{ path: 'start', code: 'missing', message: 'x' }], report: null };
      return { busy: false, errors: [], report };
    });
  });
  afterAll(() => gateway.close());

  const play = (document: unknown, token?: string) =>
    gateway.api('POST', PATH, {
      body: { storeId: 'store-2', ...(document === undefined ? {} : { document }) },
      ...(token === undefined ? {} : { token }),
    });
  const tokenOf = async (role: string, stores: string[] | null): Promise<string> => {
    const { body } = await gateway.api('POST', '/api/v1/tokens', { body: { name: role, role, stores } });
    return (body as { token: string }).token;
  };

  it('tells what it found, that it is busy, or what is wrong with the document', async () => {
    expect(await play({})).toMatchObject({ status: 200, body: report });
    expect(await play('busy')).toMatchObject({ status: 409, body: { code: 'twin-busy' } });
    expect(await play('faulty')).toMatchObject({ status: 422, body: { code: 'invalid-workflow' } });
    expect(await play(undefined)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is for editors, and never sees the settings of a store that the token does not cover', async () => {
    asked.length = 0;
    expect((await play({}, await tokenOf('operator', null))).status).toBe(403);
    expect((await play({}, await tokenOf('editor', ['store-1']))).status).toBe(404);
    expect(asked).toEqual([]);
    expect((await play({}, await tokenOf('editor', ['store-2']))).status).toBe(200);
    expect(asked).toEqual(['store-2']);
  });
});
