import { CheckOrder } from '#contracts/commands/orders';
import { LookAtOrder } from '#contracts/commands/payments';
import { PublishWorkflow, SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import { JournalEntryRecorded } from '#contracts/events/books';
import { PaymentSucceeded } from '#contracts/events/payments';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { OrderFacts } from '../specs/facts';
import { createOrchestrator, type UnderTest } from '../specs/orchestrator-under-test';
import { WatchExpectations } from './watch-expectations.use-case';

const MINUTES = 60_000;

describe('what must follow', () => {
  let service: UnderTest;
  beforeAll(async () => {
    service = await createOrchestrator();
    service.answerWith(() => 'none');
    await sweep();
  });
  afterAll(() => service.close());

  const sweep = () => service.app.get(WatchExpectations).run();
  const paid = async (orderId: string): Promise<OrderFacts> => {
    const facts = new OrderFacts({ orderId });
    const at = service.clock.now().toISOString();
    await service.publish(PaymentSucceeded, { ...facts.paymentFact('paid'), at });
    await noted(facts, 'payment.succeeded');
    return facts;
  };
  const booked = async (facts: OrderFacts): Promise<void> => {
    const at = service.clock.now().toISOString();
    const entry = aJournalEntry({ ...facts.key, entryId: `je-${facts.key.orderId}` });
    await service.publish(JournalEntryRecorded, { ...facts.key, entry, at });
    await noted(facts, 'journal-entry.recorded');
  };
  const noted = ({ key }: OrderFacts, type: string) =>
    service.waitFor(
      async () =>
        (
          await service.database.query('SELECT 1 FROM order_events WHERE order_id = $1 AND type = $2', [
            key.orderId,
            type,
          ])
        ).count > 0,
      { what: `${type} of ${key.orderId}` },
    );
  const looks = (orderId: string) =>
    service.published(LookAtOrder).filter((body) => body.orderId === orderId);
  const alerts = async () => {
    const { rows } = await service.database.query<{ subject: string; state: string; detail: string }>(
      `SELECT subject, state, detail FROM alerts WHERE kind = 'expectation.missed' ORDER BY subject`,
    );
    return rows;
  };
  const mails = () => service.mails.filter(({ subject }) => subject.includes('Captured money is booked'));

  it('is not asked for when it came in time', async () => {
    const facts = await paid('in-time');
    service.clock.advance(5 * MINUTES);
    await booked(facts);
    service.clock.advance(20 * MINUTES);
    await sweep();
    expect(looks('in-time')).toEqual([]);
    expect(await alerts()).toEqual([]);
  });

  it('is asked for and alerted once when it does not come, again after a while, and the alert ends when it comes', async () => {
    const facts = await paid('late');
    const other = await paid('late-too');
    service.clock.advance(14 * MINUTES);
    await sweep();
    expect(await alerts()).toEqual([]);
    service.clock.advance(2 * MINUTES);
    await sweep();
    await sweep();
    await service.waitFor(() => looks('late').length === 1 && looks('late-too').length === 1);
    expect(await alerts()).toMatchObject([
      { subject: 'shop/order-to-cash/captured-is-booked', state: 'raised' },
    ]);
    await service.waitFor(() => mails().length === 1, { what: 'the mail' });
    service.clock.advance(6 * MINUTES);
    await sweep();
    await service.waitFor(() => looks('late').length === 2);
    await booked(facts);
    await sweep();
    expect(await alerts()).toMatchObject([{ state: 'raised' }]);
    await booked(other);
    await sweep();
    expect(await alerts()).toMatchObject([{ state: 'settled' }]);
    await service.waitFor(() => mails().length === 2, { what: 'the mail that it is over' });
    service.clock.advance(60 * MINUTES);
    await sweep();
    expect(looks('late')).toHaveLength(2);
  });

  const stands = async (condition: string): Promise<boolean> => {
    const sql = `SELECT 1 FROM workflows WHERE workflow_id = 'strictly' AND ${condition}`;
    return (await service.database.query(sql)).count > 0;
  };

  it('is nothing to a store that does not run the workflow, and holds from the day it was published', async () => {
    await paid('before');
    service.clock.advance(30 * MINUTES);
    const document = {
      id: 'strictly',
      name: 'Strictly',
      trigger: { event: 'workflow.signaled', filter: 'false' },
      start: 'nothing',
      steps: [{ id: 'nothing', type: 'set', values: { done: true }, next: 'end' }],
      expectations: [
        {
          id: 'shipped',
          after: 'payment.succeeded',
          filter: 'event.payment.amount.amount > 0',
          expect: ['order.shipped'],
          within: 'PT2M',
          fetch: ['cms-sync.check-order'],
        },
      ],
    };
    const by = { by: 'jo' };
    await service.publish(SaveWorkflowDraft, { requestId: 'r1', workflowId: 'strictly', document, ...by });
    await service.waitFor(() => stands('draft_revision IS NOT NULL'), { what: 'the draft' });
    await service.publish(PublishWorkflow, { requestId: 'r2', workflowId: 'strictly', ...by });
    await service.waitFor(() => stands('published_version = 1'), { what: 'the version' });
    await sweep();
    await paid('unbound');
    service.clock.advance(3 * MINUTES);
    await sweep();
    expect(service.published(CheckOrder)).toEqual([]);
    expect((await alerts()).filter(({ subject }) => subject.includes('strictly'))).toEqual([]);
  });
});
