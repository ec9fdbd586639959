import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Payment } from '#contracts/models/payment';
import type { Order } from '#contracts/models/order';
import { OrderFacts, aStore } from '../../specs/facts';
import { validateWorkflow } from '../document/validate-workflow';
import { dryRun, type DryRunEvent, type DryRunStep } from './dry-run';

interface ScenarioEvent {
  readonly type: string;
  readonly body?: object;
  readonly payment?: Partial<Payment> & { readonly status: Payment['status'] };
}

interface Scenario {
  readonly name: string;
  readonly order?: Partial<Omit<Order, 'customer'>> & { readonly customer?: Partial<Order['customer']> };
  readonly store?: object;
  readonly events: readonly ScenarioEvent[];
  readonly results?: Record<string, unknown>;
  /** Commands and signals in order; of an order's update also the status, `-` for none. */
  readonly expect: readonly string[];
  readonly state: string;
}

const folder = resolve(__dirname, '../../../../../workflows');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const files = readdirSync(folder).filter((file) => file.endsWith('.scenarios.json'));

function eventsOf(scenario: Scenario): DryRunEvent[] {
  const facts = new OrderFacts();
  const order = {
    ...facts.order,
    ...scenario.order,
    customer: { ...facts.order.customer, ...scenario.order?.customer },
  };
  return scenario.events.map(({ type, body, payment }) => {
    const paymentPart = payment ? { payment: facts.payment(payment.status, payment) } : {};
    const orderPart = type === 'order.placed' || type === 'order.changed' ? { order } : {};
    return { type, body: { ...facts.key, ...orderPart, ...paymentPart, ...body } };
  });
}

function told({ type, input }: DryRunStep): string {
  if (type !== 'cms-sync.update-order') return type;
  return `${type} ${(input as { orderStatus?: string }).orderStatus ?? '-'}`;
}

it('every shipped workflow has scenarios', () => {
  const templates = readdirSync(folder).filter((file) => file.endsWith('.json') && !files.includes(file));
  expect(files).toEqual(templates.map((file) => file.replace('.json', '.scenarios.json')));
});

describe.each(files)('%s', (file) => {
  const { workflow, scenarios } = read(file) as { workflow: string; scenarios: Scenario[] };
  const validated = validateWorkflow(read(`${workflow}.json`));
  if (!validated.ok) throw new Error(JSON.stringify(validated.error));

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const report = await dryRun({
      document: validated.value,
      store: { ...aStore, ...scenario.store },
      events: eventsOf(scenario),
      results: scenario.results ?? {},
      now: new Date('2026-01-15T12:00:00Z'),
    });
    expect(report.failure).toBeNull();
    expect(report.steps.map(told)).toEqual(scenario.expect);
    expect(report.state).toBe(scenario.state);
  });

  it('together reach every step that sends something', async () => {
    const reached = new Set<string>();
    for (const scenario of scenarios) {
      const report = await dryRun({
        document: validated.value,
        store: { ...aStore, ...scenario.store },
        events: eventsOf(scenario),
        results: scenario.results ?? {},
        now: new Date('2026-01-15T12:00:00Z'),
      });
      for (const id of Object.keys(report.run?.steps ?? {})) reached.add(id);
    }
    const missing = validated.value.steps.map(({ id }) => id).filter((id) => !reached.has(id));
    expect(missing).toEqual([]);
  });
});
