import type { Database, Tx } from '#platform/database/database';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Failure } from '#platform/errors/failure';
import type { Operation, OperationRepository } from '../database/operation.repository';
import { OperationRunner, type OperationRequest } from './operation-runner';

const request: OperationRequest = {
  kind: 'create-checkout',
  storeId: 'shop',
  orderId: '1',
  subject: 'pay_1',
  parameters: { total: { currency: 'EUR', amount: 1 }, lines: [] },
};
const NO_TX = {} as Tx;

/** Keeps operations in memory, the latest last. */
class Operations {
  readonly kept: Operation[] = [];
  latest = (): Promise<Operation | undefined> => Promise.resolve(this.kept.at(-1));
  insert = (_sql: unknown, operation: Operation): Promise<void> => {
    this.kept.push(operation);
    return Promise.resolve();
  };
  settle = (_sql: unknown, key: string, state: 'done' | 'refused'): Promise<boolean> => {
    const at = this.kept.findIndex((operation) => operation.key === key);
    const known = this.kept[at];
    if (known?.state !== 'pending') return Promise.resolve(false);
    this.kept[at] = { ...known, state };
    return Promise.resolve(true);
  };
}

describe('an operation at the provider', () => {
  let operations: Operations;
  let runner: OperationRunner;
  beforeEach(() => {
    operations = new Operations();
    const repository = operations as unknown as OperationRepository;
    runner = new OperationRunner({} as Database, repository, new VirtualClock());
  });
  const begin = () => runner.begin(NO_TX, request);
  const nothing = () => Promise.resolve(undefined);
  const refuse = (details: Record<string, unknown>) => () =>
    Promise.reject(Failure.permanent('refused', 'No.', { details }));

  it('is sent at once when it is new, and asked for first when it may have had its effect', async () => {
    const fresh = await begin();
    expect(await runner.perform(fresh, { lookUp: refuse({}), send: (key) => Promise.resolve(key) })).toBe(
      fresh.operation.key,
    );
    const again = await begin();
    expect(again.operation.key).toBe(fresh.operation.key);
    expect(await runner.perform(again, { lookUp: () => Promise.resolve('found'), send: refuse({}) })).toBe(
      'found',
    );
  });

  it('takes another key only after an answer that the provider keeps', async () => {
    const first = await begin();
    await expect(runner.perform(first, { lookUp: nothing, send: refuse({}) })).rejects.toThrow('No.');
    expect((await begin()).operation.generation).toBe(1);
    await expect(
      runner.perform(first, { lookUp: nothing, send: refuse({ stored: true }) }),
    ).rejects.toThrow();
    expect((await begin()).operation.generation).toBe(2);
  });

  it('takes the effect of whoever used its key before', async () => {
    const lookUp = () => Promise.resolve('theirs');
    expect(await runner.perform(await begin(), { lookUp, send: refuse({ keyUsed: true }) })).toBe('theirs');
    expect(operations.kept.map((each) => each.state)).toEqual(['pending']);
  });

  it('tries again with another key when its own was used without effect', async () => {
    const send = refuse({ keyUsed: true });
    await expect(runner.perform(await begin(), { lookUp: nothing, send })).rejects.toMatchObject({
      failureClass: 'conflict',
    });
    expect((await begin()).operation.generation).toBe(2);
  });
});
