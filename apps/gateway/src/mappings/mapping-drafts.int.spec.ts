import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';

const PATH = '/api/v1/mappings/order-to-payment/draft';
const content = (note: string) => {
  const side = { document: { id: 'order-to-payment', fields: [], description: note }, stores: {} };
  return { base: { ...side, document: { ...side.document, description: 'before' } }, draft: side };
};

describe('a mapping that is being written', () => {
  let gateway: TestGateway;
  let second: string;
  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    second = await tokenOf('second', 'editor', null);
  });
  afterAll(() => gateway.close());

  const tokenOf = async (name: string, role: string, stores: string[] | null): Promise<string> => {
    const { body } = await gateway.api('POST', '/api/v1/tokens', { body: { name, role, stores } });
    return (body as { token: string }).token;
  };
  const save = (note: string, ifMatch: string, token?: string) =>
    gateway.api('PUT', PATH, {
      ...{ body: content(note), headers: { 'if-match': ifMatch } },
      ...(token === undefined ? {} : { token }),
    });

  it('is kept with its revision and whose it is, faults and all', async () => {
    expect(await gateway.api('GET', PATH)).toMatchObject({
      status: 200,
      body: { revision: 0, content: null, savedBy: null },
    });
    expect(await save('one', '"0"')).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await gateway.api('GET', PATH)).toMatchObject({ body: { revision: 1, content: content('one') } });
  });

  it('is never written over by somebody who has not seen it, unless that is said', async () => {
    expect(await save('theirs', '"1"', second)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await save('mine', '"1"')).toMatchObject({
      status: 412,
      body: { code: 'revision-conflict', detail: expect.stringContaining('second') as string },
    });
    expect(await gateway.api('GET', PATH)).toMatchObject({ body: { content: content('theirs') } });
    const both = await Promise.all([save('a', '"2"'), save('b', '"2"', second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await save('mine', '*')).toMatchObject({ status: 200, body: { revision: 4 } });
  });

  it('has states to go back to: one per person and a while', async () => {
    await save('mine again', '"4"');
    await save('and again', '"5"');
    const { body } = await gateway.api('GET', `${PATH}/states`);
    const revisions = (body as { items: Array<{ revision: number }> }).items.map(({ revision }) => revision);
    expect(revisions[0]).toBe(6);
    expect(revisions).not.toContain(5);
    expect(revisions).toContain(2);
    expect(await gateway.api('GET', `${PATH}/states/2`)).toMatchObject({
      body: { content: content('theirs') },
    });
    expect(await gateway.api('GET', `${PATH}/states/99`)).toMatchObject({ status: 404 });
  });

  it('is thrown away, and can be had back', async () => {
    const headers = { 'if-match': '"6"' };
    expect(await gateway.api('DELETE', PATH, { headers })).toMatchObject({ body: { revision: 7 } });
    expect(await gateway.api('GET', PATH)).toMatchObject({ body: { revision: 7, content: null } });
    expect(await gateway.api('GET', `${PATH}/states/6`)).toMatchObject({
      body: { content: content('and again') },
    });
  });

  it('keeps thirty states', async () => {
    for (let turn = 0; turn < 34; turn += 1) {
      expect((await save(`turn ${turn}`, '*', turn % 2 === 0 ? second : undefined)).status).toBe(200);
    }
    const { body } = await gateway.api('GET', `${PATH}/states`);
    const items = (body as { items: Array<{ revision: number }> }).items;
    expect(items).toHaveLength(30);
    expect(items[0]?.revision).toBe(41);
  });

  it('is for people who may edit every store, of a mapping there is', async () => {
    const viewer = await tokenOf('viewer', 'viewer', null);
    const scoped = await tokenOf('scoped', 'editor', ['store-1']);
    for (const token of [viewer, scoped])
      expect((await gateway.api('GET', PATH, { token })).status).toBe(403);
    expect((await gateway.api('GET', '/api/v1/mappings/none/draft')).status).toBe(404);
    expect(await gateway.api('PUT', PATH, { body: content('x') })).toMatchObject({ status: 428 });
    expect((await save('x'.repeat(1_000_001), '*')).status).toBeGreaterThanOrEqual(400);
  });
});
