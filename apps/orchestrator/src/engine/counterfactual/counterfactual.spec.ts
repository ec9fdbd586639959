import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { aStory, capturedOrder } from '../../specs/a-story';
import { validateWorkflow } from '../document/validate-workflow';
import type { WorkflowDocument } from '../document/workflow-document';
import { MoneyMoved } from './money-moved';
import { playStory } from './play-story';
import type { Story } from './story';
import { EMPTY_RESULT, tally } from './tally';

const file = resolve(__dirname, '../../../../../workflows/order-to-cash.json');
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** The shipped document with one of its steps changed. */
function changed(stepId?: string, step: object = {}): WorkflowDocument {
  const document = JSON.parse(readFileSync(file, 'utf8')) as { steps: Array<{ id: string }> };
  const steps = document.steps.map((one) => (one.id === stepId ? { ...one, ...step } : one));
  const validated = validateWorkflow(JSON.parse(JSON.stringify({ ...document, steps })));
  if (!validated.ok) throw new Error(JSON.stringify(validated.error));
  return validated.value;
}

async function compared(
  after: WorkflowDocument,
  stories: readonly Story[],
  before: WorkflowDocument | null = changed(),
) {
  let result = EMPTY_RESULT;
  for (const story of stories) {
    result = tally(result, story, await playStory(before, story), await playStory(after, story));
  }
  return result;
}

describe('a document against the one before, on what really happened', () => {
  it('changes nothing when it is the same', async () => {
    const result = await compared(changed(), [
      capturedOrder(),
      aStory([{ type: 'payment.created', status: 'pending' }]),
    ]);
    expect(result).toEqual({
      played: 2,
      changed: 0,
      money: [{ currency: 'EUR', captured: 0, refunded: 0 }],
      changes: [],
    });
  });

  it('tells to the cent how much less is captured, and in which command', async () => {
    const totals = [4_120, 12_999, 7];
    const stories = totals.map((amount) => capturedOrder({ orderId: `o-${amount}`, total: amount }));
    const played = await playStory(changed(), stories[0]!);
    expect(played.money.get('EUR')).toEqual({ captured: 4_120, refunded: 0 });
    const after = changed('capture', {
      with: { amount: { amount: '${ $min([payment.authorized.amount, 5000]) }', currency: 'EUR' } },
    });
    const result = await compared(after, stories);
    expect(result.money).toEqual([{ currency: 'EUR', captured: 5_000 - 12_999, refunded: 0 }]);
    expect(result.changes).toMatchObject([
      {
        kind: 'command-changed',
        about: 'payments.capture-payment',
        count: 3,
        example: { fields: [{ path: 'amount', before: '-' }] },
      },
    ]);
  });

  it('shows the shortest story of each kind of change', async () => {
    const short = aStory([{ type: 'payment.created', status: 'pending' }], { orderId: 'short' });
    const after = changed('mark-awaiting', { with: { payment: '${ payment }' } });
    const { changes, changed: count } = await compared(after, [capturedOrder({ orderId: 'long' }), short]);
    expect(count).toBe(2);
    expect(changes).toMatchObject([
      { kind: 'command-changed', about: 'cms-sync.update-order', count: 2, example: { orderId: 'short' } },
    ]);
  });

  it('says that commands are sent no more, and that nothing started before', async () => {
    const never = { ...changed(), trigger: { ...changed().trigger, filter: 'false' } };
    expect((await compared(never, [capturedOrder()])).changes).toMatchObject([{ kind: 'does-not-start' }]);
    expect((await compared(changed(), [capturedOrder()], null)).changes).toMatchObject([{ kind: 'starts' }]);
    const after = changed('mark-awaiting', {
      ...{ type: 'set', values: {}, next: 'watch', with: undefined, command: undefined },
    });
    expect((await compared(after, [capturedOrder()])).changes).toMatchObject([
      { kind: 'command-removed', about: 'cms-sync.update-order' },
    ]);
  });

  it('gives steps the answers that they were given', async () => {
    const story = capturedOrder();
    const refused = { error: { code: 'card-declined', message: 'Declined' } };
    const runs = [{ startedFor: '', byStep: new Map([['capture', refused]]), byCommand: new Map() }];
    const played = await playStory(changed(), { ...story, runs });
    expect(played.money.get('EUR')).toBeUndefined();
    expect(played.steps.map(({ stepId }) => stepId)).toContain('refuse-status-change');
  });
});

describe('the money that commands move', () => {
  const payment = { amount: eur(1_000), authorized: eur(1_000), captured: eur(0), refunded: eur(0) };
  const moved = (...commands: Array<[string, object]>) => {
    const money = new MoneyMoved();
    for (const [command, body] of commands) money.take(`payments.${command}`, body, payment);
    return money.byCurrency.get('EUR');
  };

  it('is never more than is held, and the same source moves it once', () => {
    expect(moved(['capture-payment', { amount: eur(700), final: false }], ['capture-payment', {}])).toEqual({
      captured: 1_000,
      refunded: 0,
    });
    expect(moved(['capture-payment', { amount: eur(700) }], ['capture-payment', {}])?.captured).toBe(700);
    const shipment = { upTo: eur(400), sourceId: 's-1', final: false };
    expect(moved(['capture-payment', shipment], ['capture-payment', shipment])?.captured).toBe(400);
    const later = { upTo: eur(900), sourceId: 's-2', final: false };
    expect(moved(['capture-payment', shipment], ['capture-payment', later])?.captured).toBe(900);
  });

  it('goes back no further than it came', () => {
    expect(moved(['capture-payment', { amount: eur(600) }], ['refund-payment', {}])).toEqual({
      captured: 600,
      refunded: 600,
    });
    expect(moved(['capture-payment', {}], ['refund-payment', { amount: eur(5_000) }])?.refunded).toBe(1_000);
    expect(moved(['capture-payment', {}], ['cancel-payment', {}])?.refunded).toBe(1_000);
    expect(moved(['cancel-payment', {}], ['capture-payment', {}])).toEqual({ captured: 0, refunded: 0 });
  });
});
