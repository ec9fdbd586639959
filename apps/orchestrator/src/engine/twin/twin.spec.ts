import orderToCash from '../../../../../workflows/order-to-cash.json';
import { validateWorkflow } from '../document/validate-workflow';
import type { WorkflowDocument } from '../document/workflow-document';
import { playTwin } from './play-twin';
import { shortestStory } from './shortest-story';
import { TWIN_STORIES } from './twin-stories';

const store = {
  ...{
    id: 'shop',
    commerce: 'shop',
    payment: 'stripe',
    erp: 'erp',
    mail: 'mail',
    workflows: ['order-to-cash'],
  },
};
const never = (): boolean => false;

function documentOf(source: unknown): WorkflowDocument {
  const checked = validateWorkflow(source);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}
interface Loose {
  steps: Array<Record<string, unknown> & { id: string; for?: Array<{ event: string }> }>;
}
/** The shipped document with something changed. */
function changed(change: (document: Loose) => void): WorkflowDocument {
  const copy = structuredClone(orderToCash) as unknown as Loose;
  change(copy);
  return documentOf(copy);
}
const play = (document: WorkflowDocument, orders = TWIN_STORIES.length * 2, seed = 'spec') =>
  playTwin({ document, store, orders, seed, timeIsUp: never });

describe('the chaos twin', () => {
  it('finds nothing but unguarded steps in the shipped workflow, in any weather', async () => {
    const report = await play(documentOf(orderToCash), 28);
    expect(report).toMatchObject({ played: 28, started: 28 });
    const wrong = report.violations.filter(({ severity }) => severity === 'violation');
    expect(wrong).toEqual([]);
    for (const kind of ['crash', 'confirm-lost', 'delivery-late', 'outside-down', 'step-refused']) {
      expect(report.faults[kind]).toBeGreaterThan(0);
    }
  }, 60_000);

  it('tells the same for the same seed', async () => {
    const document = documentOf(orderToCash);
    expect(await play(document, 4)).toEqual(await play(document, 4));
  });

  it('finds that a paid order is not told to the shop, without anything going wrong', async () => {
    const deaf = changed(({ steps }) => {
      const watch = steps.find(({ id }) => id === 'watch')!;
      watch.for = watch.for!.filter(({ event }) => event !== 'payment.succeeded');
    });
    const report = await play(deaf);
    const found = report.violations.find(({ code }) => code === 'paid-not-told');
    expect(found).toMatchObject({ example: { faults: [] } });
  });

  it('finds that money of a canceled order is kept', async () => {
    const keeping = changed(({ steps }) => {
      steps.find(({ id }) => id === 'remember-cancel')!['next'] = 'mark-canceled';
    });
    const report = await play(keeping);
    expect(report.violations.map(({ code }) => code)).toContain('canceled-money-kept');
  });

  it('finds a step whose refusal nobody catches, with the one fault that it takes', async () => {
    const careless = changed(({ steps }) => {
      steps.find(({ id }) => id === 'create-payment')!['catch'] = [
        { errors: ['another-error'], next: 'payment-refused' },
      ];
    });
    const report = await play(careless, 21);
    const found = report.violations.find(({ message }) => message.startsWith('create-payment'));
    expect(found).toMatchObject({ code: 'run-fails-when-refused' });
    expect(found!.example.faults).toEqual(['step-refused/payments.create-payment#1']);
    expect(found!.example.notes.map(({ what }) => what)).toContain('payments.create-payment refused');
  });

  it('finds a document that takes disorder for an order, with the shortest story', async () => {
    const ordered = changed(({ steps }) => {
      // It asks what has just been said instead of what is true: a late failure then undoes a payment.
      steps.find(({ id }) => id === 'still-failed')!['cases'] = [{ when: 'true', next: 'mark-failed' }];
    });
    const report = await play(ordered, 70);
    const found = report.violations.find(({ message }) => message.includes('payment_failed'));
    expect(found?.code).toBe('ends-differently');
    expect(found?.message).toContain('payment_failed');
    expect(found!.example.faults.length).toBeLessThan(6);
  }, 60_000);

  it('stops in the middle of an order when time is up, and tells of those before it only', async () => {
    const document = documentOf(orderToCash);
    const within = async (orders: number, questions: number) => {
      let asked = 0;
      const timeIsUp = (): boolean => (asked += 1) > questions;
      return { report: await playTwin({ document, store, orders, seed: 's', timeIsUp }), asked };
    };
    const one = await within(1, Infinity);
    const cut = await within(50, one.asked + 20);
    expect(cut.report).toEqual({ ...one.report, orders: 50 });
    expect(cut.asked).toBeLessThan(one.asked + 40);
    expect((await within(50, 20)).report).toMatchObject({ played: 0, started: 0, violations: [] });
  });

  it('says when nothing started', async () => {
    const other = documentOf({ ...orderToCash, trigger: { event: 'dispute.opened' } });
    expect(await play(other, 3)).toMatchObject({ played: 3, started: 0, violations: [] });
  });

  it('keeps only what a failure needs', async () => {
    const faults = Array.from({ length: 16 }, (_, index) => `fault-${index}`);
    const needs = (only: ReadonlySet<string>) => Promise.resolve(only.has('fault-3') && only.has('fault-11'));
    expect(await shortestStory(faults, needs)).toEqual(['fault-3', 'fault-11']);
  });
});
