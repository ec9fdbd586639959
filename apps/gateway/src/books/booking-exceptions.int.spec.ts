import { RetryBooking } from '#contracts/commands/erp';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

describe('a booking exception at the admin API', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;
  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
  });
  afterAll(() => gateway.close());

  const retry = (id: string, token?: string) =>
    gateway.api('POST', `/api/v1/reconciliation/exceptions/${id}/retry`, {
      headers: { 'idempotency-key': `retry-${id}` },
      ...(token === undefined ? {} : { token }),
    });

  it('is booked anew within the stores of the token, and answered with what was booked or why not', async () => {
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'shop 1', role: 'operator', stores: ['store-1'] },
    });
    const booked = retry('txn_1', (created.body as { token: string }).token);
    const command = await neighbours.settle(RetryBooking, () => ({
      status: 'done',
      result: { entries: [] },
    }));
    expect(command).toMatchObject({ balanceTransactionId: 'txn_1', stores: ['store-1'] });
    expect(await booked).toMatchObject({ status: 200, body: { entries: [] } });

    const refused = retry('txn_2');
    const problem = { status: 422, code: 'amount-mismatch', title: 'No', detail: 'Still not booked' };
    const asked = await neighbours.settle(RetryBooking, () => ({ status: 'refused', problem }));
    expect(asked.stores).toBeNull();
    expect(await refused).toMatchObject({ status: 422, body: { code: 'amount-mismatch' } });
  });

  it('needs a key and an operator', async () => {
    const path = '/api/v1/reconciliation/exceptions/txn_3/retry';
    expect(await gateway.api('POST', path)).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key-missing' },
    });
    const viewer = await gateway.api('POST', '/api/v1/tokens', { body: { name: 'v', role: 'viewer' } });
    expect((await retry('txn_3', (viewer.body as { token: string }).token)).status).toBe(403);
  });
});
