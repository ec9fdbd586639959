import { WorkflowDocumentSchema } from '../document/workflow-document';
import { Effort } from '../run/effort';
import { dryRun } from './dry-run';
import { tryStep } from './try-step';

const NOW = new Date('2026-03-01T12:00:00Z');
/** A hundred characters that give eight hundred thousand. */
const LARGE = `\${ $join([1..900].('${'x'.repeat(90)}'), '${'x'.repeat(900)}') }`;
const values = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`v${n}`, LARGE]));
const document = (...steps: object[]) =>
  WorkflowDocumentSchema.parse({
    ...{ id: 'tried', name: 'Tried', start: 'a', trigger: { event: 'order.placed' }, steps },
  });
const placed = { type: 'order.placed', body: { storeId: 'shop', orderId: '1' } };
const dry = (doc: ReturnType<typeof document>, effort?: Effort) =>
  dryRun({
    ...{ document: doc, store: {}, events: [placed], results: {}, now: NOW },
    ...(effort ? { effort } : {}),
  });
/** Calls itself for as long as it is answered. */
const round = (fields: object = {}) =>
  document({ id: 'a', type: 'call', command: 'payments.cancel-payment', with: fields, next: 'a' });

describe('a document that is tried', () => {
  it('makes no more than a few megabytes, however many expressions a step has', async () => {
    const tried = await tryStep(document({ id: 'a', type: 'set', values, next: 'end' }), 'a', {}, NOW);
    expect(tried).toMatchObject({ state: 'failed', error: { code: 'expression-limit' } });
  });

  it('does so in all its steps together', async () => {
    const few = Object.fromEntries(Object.entries(values).slice(0, 8));
    const steps = ['a', 'b', 'c'].map((id, n) => ({
      ...{ id, type: 'set', values: few, next: ['b', 'c', 'end'][n] },
    }));
    expect(await dry(document(...steps))).toMatchObject({
      state: 'failed',
      failure: { stepId: 'b', code: 'expression-limit' },
    });
  });

  it('ends with its time, and says so', async () => {
    let now = 0;
    const effort = new Effort(5_000, () => (now += 100));
    const report = await dry(round(), effort);
    expect(report.failure).toMatchObject({ stepId: 'a', code: 'dry-run-limit' });
    expect(report.steps.length).toBeLessThan(100);
  });

  it('is not answered with the same text over and over', async () => {
    const report = await dry(round({ memo: 'x'.repeat(900_000) }), new Effort());
    expect(report.failure).toMatchObject({ code: 'dry-run-limit' });
    expect(JSON.stringify(report.steps).length).toBeLessThan(12_000_000);
  });
});
