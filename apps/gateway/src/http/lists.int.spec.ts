import { ListDuplicates } from '#contracts/queries/customers';
import { ListJournalEntries } from '#contracts/queries/books';
import { ListWorkflowRuns, ListWorkflows, ListWorkflowVersions } from '#contracts/queries/orchestrator';
import { ListOrders } from '#contracts/queries/orders';
import { Failure } from '#platform/errors/failure';
import { createGatewayAdapter } from '../gateway-app';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';
import { encodeCursor } from './cursor';

const refuse = (): never => {
  throw Failure.permanent('invalid-cursor', 'Not a cursor of this list');
};

describe('lists, asked with a cursor that nobody gave out', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    const neighbours = new Neighbours(gateway);
    for (const query of [
      ListOrders,
      ListDuplicates,
      ListJournalEntries,
      ListWorkflows,
      ListWorkflowRuns,
      ListWorkflowVersions,
    ]) {
      await neighbours.answer(query, refuse);
    }
  });
  afterAll(() => gateway.close());

  const bad = [
    'nonsense',
    encodeCursor(['x']),
    encodeCursor(['x', 'y']),
    encodeCursor(['2026-99-01T00:00:00Z', 'y']),
  ];

  it.each([
    'orders',
    'customer-duplicates',
    'journal-entries',
    'workflows',
    'workflows/order-to-cash/versions',
    'workflow-runs',
    'webhook-events',
    'dead-letters',
    'dead-letter-issues',
    'dead-letter-replays',
    'audit',
  ])('%s answers 400 invalid-cursor', async (list) => {
    for (const cursor of bad) {
      const answer = await gateway.api('GET', `/api/v1/${list}?cursor=${cursor}`);
      expect({ cursor, ...answer }).toMatchObject({
        cursor,
        status: 400,
        body: { code: 'invalid-cursor', errors: [{ path: 'cursor' }] },
      });
    }
  });
});

describe('callers behind a proxy', () => {
  const answers = async (trust: false | number): Promise<number[]> => {
    const gateway = await createTestGateway({
      adapter: createGatewayAdapter(trust),
      config: { API_REQUESTS_PER_MINUTE: 1 },
    });
    const ask = async (address: string): Promise<number> => {
      const headers = { 'x-forwarded-for': `203.0.113.9, ${address}` };
      return (await gateway.api('GET', '/api/v1/orders', { token: null, headers })).status;
    };
    try {
      return [await ask('198.51.100.1'), await ask('198.51.100.1'), await ask('198.51.100.2')];
    } finally {
      await gateway.close();
    }
  };

  it('are limited each by the address that the trusted proxy saw, not by what they write themselves', async () => {
    expect(await answers(1)).toEqual([401, 429, 401]);
  });

  it('share the limit of the connection where no proxy is trusted', async () => {
    expect(await answers(false)).toEqual([401, 429, 429]);
  });
});
