import { WorkflowDocumentSchema } from '../document/workflow-document';
import { tryStep, type SampleData } from './try-step';

const NOW = new Date('2026-03-01T12:00:00Z');
const DATA: SampleData = {
  order: { storeId: 'shop', orderId: '1' },
  payment: { amount: { amount: 900, currency: 'EUR' } },
  vars: { part: 400 },
  steps: { before: { ok: true } },
  run: { storeId: 'shop', orderId: '1' },
};
const document = (...steps: object[]) =>
  WorkflowDocumentSchema.parse({
    ...{ id: 'tried', name: 'Tried', start: 'a', trigger: { event: 'order.placed' } },
    steps: [...steps, { id: 'other', type: 'set', values: {}, next: 'end' }],
  });
const attempt = (
  step: { readonly type: string; readonly [field: string]: unknown },
  data: SampleData = DATA,
) =>
  tryStep(
    document({ id: 'a', ...(step.type === 'switch' ? {} : { next: 'other' }), ...step }),
    ...(['a', data, NOW] as const),
  );

describe('one step, tried', () => {
  it('builds its command from the data and checks it by its contract', async () => {
    const capture = { type: 'call', command: 'payments.capture-payment' };
    const amount = { amount: '${ vars.part }', currency: '${ payment.amount.currency }' };
    expect(await attempt({ ...capture, with: { amount } })).toMatchObject({
      state: 'running',
      goesOnTo: null,
      error: null,
      sends: {
        name: 'payments.capture-payment',
        body: { storeId: 'shop', orderId: '1', amount: { amount: 400, currency: 'EUR' } },
      },
    });
    const wrong = await attempt({ ...capture, with: { amount: 'all of it' } });
    expect(wrong).toMatchObject({ state: 'failed', error: { code: 'invalid-command' }, sends: null });
    const caught = await attempt({
      ...capture,
      with: { amount: 1 },
      catch: [{ errors: ['*'], next: 'other' }],
    });
    expect(caught).toMatchObject({ state: 'failed', goesOnTo: 'other' });
  });

  it('takes the case that the data make true', async () => {
    const step = {
      ...{ type: 'switch', default: 'end' },
      cases: [{ when: 'steps.before.ok and vars.part > 500', next: 'other' }],
    };
    expect(await attempt(step)).toMatchObject({
      state: 'completed',
      output: { case: null },
      goesOnTo: 'end',
    });
    expect(await attempt(step, { ...DATA, vars: { part: 501 } })).toMatchObject({
      output: { case: 0 },
      goesOnTo: 'other',
    });
  });

  it('says until when it would wait, and what variables would be set', async () => {
    expect(await attempt({ type: 'wait', for: 'PT2H' })).toMatchObject({
      state: 'waiting',
      waitsFor: '2026-03-01T14:00:00.000Z',
    });
    expect(await attempt({ type: 'set', values: { half: '${ vars.part / 2 }' } })).toMatchObject({
      output: { half: 200 },
      goesOnTo: 'other',
    });
  });

  it('is nothing for a step that is not there, and works with no data at all', async () => {
    expect(
      await tryStep(document({ id: 'a', type: 'set', values: {}, next: 'end' }), 'b', {}, NOW),
    ).toBeUndefined();
    expect(await attempt({ type: 'set', values: { x: '${ order.total }' } }, {})).toMatchObject({
      state: 'completed',
    });
  });
});
