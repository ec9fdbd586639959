import { MappingDriftEnded, MappingDrifted } from '#contracts/events/mapping-drift';
import type { InputShapes } from '#contracts/models/mapping-shape';
import { GetInputShapes } from '#contracts/queries/mapping-shapes';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { Neighbours } from '../../specs/neighbours';
import { WatchDrift } from './watch-drift.use-case';

const PATH = '/api/v1/mappings/order-to-payment/drift';
const locale = (given: number) => ({ path: 'order.locale', given, types: { text: given } });
const shapes = (earlier: number, later: number, samples = 40): InputShapes => ({
  earlier: { samples, truncated: false, fields: [locale(earlier)] },
  later: { samples, truncated: false, fields: later === 0 ? [] : [locale(later)] },
});

describe('the drift of what a mapping is given', () => {
  let gateway: TestGateway;
  let answer: InputShapes;
  const asked: unknown[] = [];
  beforeAll(async () => {
    gateway = await createTestGateway();
    const given = configuration() as { stores: Array<Record<string, unknown>> };
    given.stores[0]!['mappings'] = { 'order-to-payment': { locale: { source: 'order.locale' } } };
    await gateway.api('PUT', '/api/v1/configuration', { body: given });
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(GetInputShapes, (request) => {
      asked.push(request);
      return answer;
    });
  });
  afterAll(() => gateway.close());

  it('names the field that is gone and the rule of the store that reads it', async () => {
    answer = shapes(40, 0);
    const { status, body } = await gateway.api('GET', `${PATH}?storeId=store-1`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      storeId: 'store-1',
      hours: 24,
      earlier: 40,
      later: 40,
      abstains: null,
      left: 0,
    });
    expect((body as { findings: unknown[] }).findings).toEqual([
      {
        ...{ kind: 'gone', path: 'order.locale', severity: 'high', renames: [] },
        ...{ earlier: { given: 40, types: { text: 40 } }, later: { given: 0, types: {} } },
        rules: [{ target: 'locale', required: false, direct: true }],
      },
    ]);
    expect(asked.at(-1)).toEqual({ mappingId: 'order-to-payment', storeId: 'store-1', hours: 24 });
  });

  it('is told once when a rule loses its field, and once when that is over', async () => {
    const watch = gateway.app.get(WatchDrift);
    const told = () =>
      [...gateway.published(MappingDrifted), ...gateway.published(MappingDriftEnded)].filter(
        ({ storeId, mappingId }) => storeId === 'store-1' && mappingId === 'order-to-payment',
      );
    answer = shapes(40, 0);
    await watch.run();
    await watch.run();
    await gateway.waitFor(() => told().length > 0);
    expect(told()).toMatchObject([{ fields: [{ path: 'order.locale', kind: 'gone', rules: ['locale'] }] }]);
    const { since } = told()[0]!;

    // Too few to judge: nothing begins or ends by it.
    answer = shapes(5, 0, 5);
    await watch.run();
    answer = shapes(40, 40);
    await watch.run();
    await watch.run();
    await gateway.waitFor(() => told().length > 1);
    expect(gateway.published(MappingDriftEnded).filter(({ storeId }) => storeId === 'store-1')).toMatchObject(
      [{ mappingId: 'order-to-payment', since }],
    );
    expect(told()).toHaveLength(2);
  });

  it('says that it cannot tell with few inputs', async () => {
    answer = shapes(5, 0, 5);
    expect(await gateway.api('GET', `${PATH}?storeId=store-1&hours=48`)).toMatchObject({
      status: 200,
      body: { hours: 48, abstains: 'too-few-samples', findings: [] },
    });
  });

  it('is refused for another store, without a store, and for what there is not', async () => {
    const get = async (path: string, token?: string) =>
      (await gateway.api('GET', path, token === undefined ? {} : { token })).status;
    expect(await get(PATH)).toBe(400);
    expect(await get(`${PATH}?storeId=store-1&hours=0`)).toBe(400);
    expect(await get(`${PATH}?storeId=nowhere`)).toBe(404);
    expect(await get('/api/v1/mappings/other/drift?storeId=store-1')).toBe(404);
    const { body } = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'other', role: 'viewer', stores: ['store-2'] },
    });
    expect(await get(`${PATH}?storeId=store-1`, (body as { token: string }).token)).toBe(404);
  });
});
