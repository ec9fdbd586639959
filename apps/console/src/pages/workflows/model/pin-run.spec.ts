import type { Run } from '../workflow-api';
import { pinRun } from './pin-run';

const step = (stepId: string, state: Run['steps'][number]['state'], output: unknown) => ({
  ...{ stepId, type: 'call', state, attempts: 1, waitingFor: null, input: null, output, error: null },
  ...{ startedAt: null, finishedAt: null },
});
const run: Run = {
  ...{ runId: 'run-1', workflowId: 'w', version: 2, storeId: 'shop', orderId: '7', state: 'completed' },
  ...{ startedAt: '2026-01-15T10:00:00.000Z', finishedAt: null },
  steps: [step('pay', 'completed', { paid: true }), step('post', 'failed', null)],
};
const sample = {
  order: { orderId: 'made up', customer: { email: 'shopper@example.com' } },
  ...{ payment: 'made up', steps: { pay: {}, post: {} }, vars: { x: 1 } },
};

describe('sample data of a real run', () => {
  it('are what the run knew, and made up where it knew nothing', () => {
    expect(pinRun(sample, run, { orderId: '7' }, null)).toEqual({
      order: { orderId: '7', customer: { email: 'shopper@example.com' } },
      payment: 'made up',
      steps: { pay: { paid: true }, post: {} },
      vars: { x: 1 },
      run: {
        ...{ id: 'run-1', workflowId: 'w', version: 2, storeId: 'shop', orderId: '7' },
        startedAt: '2026-01-15T10:00:00.000Z',
      },
    });
  });

  it('tell of no person', () => {
    const order = { orderId: '7', customer: { email: 'ada@example.com' }, billingAddress: { name: 'Ada' } };
    expect(JSON.stringify(pinRun(sample, run, order, null))).not.toMatch(/ada/i);
  });
});
