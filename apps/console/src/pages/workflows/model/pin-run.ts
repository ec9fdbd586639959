import type { Run } from '../workflow-api';

type Data = Readonly<Record<string, unknown>>;

/** Say who somebody is: sample data are kept in the browser, so that these stay made up. */
const OF_PEOPLE = ['customer', 'billingAddress', 'shippingAddress'] as const;

/** Sample data with what a real run knew in place of what was made up: its order, its payment, what its steps gave. */
export function pinRun(sample: Data, run: Run, order: Data | null, payment: Data | null): Data {
  const outputs = run.steps
    .filter(({ state }) => state === 'completed')
    .map(({ stepId, output }) => [stepId, output] as const);
  const { runId, workflowId, version, storeId, orderId, startedAt } = run;
  return {
    ...sample,
    ...(order && { order: withoutPeople(order, sample['order']) }),
    ...(payment && { payment }),
    steps: { ...members(sample['steps']), ...Object.fromEntries(outputs) },
    run: { id: runId, workflowId, version, storeId, orderId, startedAt },
  };
}

function withoutPeople(order: Data, madeUp: unknown): Data {
  const others = Object.entries(members(madeUp)).filter(([name]) => OF_PEOPLE.some((one) => one === name));
  const own = Object.entries(order).filter(([name]) => !OF_PEOPLE.some((one) => one === name));
  return Object.fromEntries([...own, ...others]);
}

const members = (value: unknown): Data =>
  typeof value === 'object' && value !== null ? (value as Data) : {};
