import { SettleStep } from '#contracts/commands/settle-step';
import { OrderPlaced, OrderShipped, OrderStatusChanged } from '#contracts/events/orders';
import { JournalEntryPosted } from '#contracts/events/books';
import {
  PaymentAuthorized,
  PaymentCreated,
  PaymentFailed,
  PaymentNotRequired,
  PaymentSucceeded,
} from '#contracts/events/payments';
import { GetTimeline, GetWorkflowRun, ListWorkflowRuns } from '#contracts/queries/orchestrator';
import { armFailpoints, failpointReached } from '#platform/failpoint/failpoint';
import { Periodic } from '#service/schedule/periodic';
import { FIRE_TIMERS } from '../fire-timers/fire-timers.use-case';
import { AT, OrderFacts } from './facts';
import { createOrchestrator, type SentCommand, type UnderTest } from './orchestrator-under-test';

describe('order-to-cash on the real broker and database', () => {
  let service: UnderTest;

  beforeAll(async () => {
    service = await createOrchestrator();
  });
  afterAll(async () => {
    await service.close();
  });

  const statuses = (orderId: string): unknown[] =>
    service
      .sent('cms-sync.update-order')
      .filter((command) => command.body['orderId'] === orderId)
      .map((command) => command.body['orderStatus'] ?? 'record only');

  const names = (orderId: string): string[] =>
    service
      .sent()
      .filter(({ body }) => (body['orderId'] ?? (body['order'] as { orderId?: string })?.orderId) === orderId)
      .map((command: SentCommand) => command.name);

  it('carries a paid order to the ERP and waits for its journal', async () => {
    const facts = new OrderFacts({ orderId: 'paid-1' });
    await service.publish(OrderPlaced, { order: facts.order });
    await service.waitFor(() => names('paid-1').includes('payments.create-payment'));
    await service.publish(PaymentCreated, facts.paymentFact('pending'));
    await service.waitFor(() => statuses('paid-1').includes('awaiting_payment'));
    await service.publish(PaymentSucceeded, facts.paymentFact('paid'));
    await service.waitFor(() => names('paid-1').includes('reconciliation.reserve-inventory'));
    await service.publish(JournalEntryPosted, facts.journalPosted());
    await service.publish(OrderStatusChanged, facts.statusChanged('completed'));
    const runs = await service.waitFor(async () => {
      const page = await service.ask(ListWorkflowRuns, {
        storeIds: null,
        workflowId: 'order-to-cash',
        orderId: 'paid-1',
        state: 'completed',
      });
      return page.items.length === 1 ? page.items : null;
    });
    expect(names('paid-1')).toEqual([
      'payments.create-payment',
      'cms-sync.update-order',
      'cms-sync.update-order',
      'reconciliation.post-order',
      'reconciliation.reserve-inventory',
    ]);
    expect(statuses('paid-1')).toEqual(['awaiting_payment', 'paid']);
    const run = await service.ask(GetWorkflowRun, { runId: runs[0]!.runId });
    expect(run?.steps.find((step) => step.stepId === 'mark-paid')).toMatchObject({ state: 'completed' });
    const timeline = await service.ask(GetTimeline, facts.key);
    expect(timeline.items.map((item) => item.type)).toEqual(
      expect.arrayContaining([
        'order.placed',
        'payment.succeeded',
        'journal-entry.posted',
        'workflow-run.completed',
      ]),
    );
    expect(timeline.items.every((item) => item.summary.length > 5 && item.summary !== item.type)).toBe(true);
  });

  it('captures on the status change, and puts the status back when the capture is refused', async () => {
    const facts = new OrderFacts({ orderId: 'auth-1' });
    await service.publish(OrderPlaced, { order: facts.order });
    await service.publish(PaymentAuthorized, facts.paymentFact('authorized'));
    await service.waitFor(() => names('auth-1').includes('reconciliation.reserve-inventory'));
    service.answerWith((command) =>
      command.name === 'payments.capture-payment'
        ? { error: { code: 'capture-refused', message: 'The card was lost.' } }
        : {},
    );
    await service.publish(OrderStatusChanged, facts.statusChanged('ready_for_capture'));
    await service.waitFor(() => statuses('auth-1').includes('capture_failed'));
    service.answerWith(() => ({}));
    const refused = service
      .sent('cms-sync.update-order')
      .find((command) => command.step.stepId === 'refuse-status-change');
    expect(refused?.body).toMatchObject({
      orderId: 'auth-1',
      restorePreviousStatus: true,
      note: 'The payment was not captured: The card was lost.',
    });
    await service.publish(OrderStatusChanged, facts.statusChanged('ready_for_capture'));
    await service.waitFor(
      () => names('auth-1').filter((name) => name === 'payments.capture-payment').length === 2,
    );
    await service.publish(PaymentSucceeded, facts.paymentFact('paid'));
    await service.waitFor(() => statuses('auth-1').includes('paid'));
    expect(names('auth-1').filter((name) => name === 'reconciliation.post-order')).toHaveLength(1);
  });

  it.each(['orchestrator.compensation-start', 'orchestrator.compensation-half'] as const)(
    'stopped at %s puts the status back once',
    async (place) => {
      const orderId = `stopped-${place}`;
      const facts = new OrderFacts({ orderId });
      await service.publish(OrderPlaced, { order: facts.order });
      await service.publish(PaymentAuthorized, facts.paymentFact('authorized'));
      await service.waitFor(() => names(orderId).includes('reconciliation.reserve-inventory'));
      service.answerWith((command) => (command.name === 'payments.capture-payment' ? 'none' : {}));
      await service.publish(OrderStatusChanged, facts.statusChanged('ready_for_capture'));
      const capture = await service.waitFor(() =>
        service.sent('payments.capture-payment').find(({ body }) => body['orderId'] === orderId),
      );
      const refused = { error: { code: 'capture-refused', message: 'The card was lost.' } };
      armFailpoints(`${place}:1:1:throw`, 'test');
      await service.settle(capture, refused);
      await service.waitFor(() => failpointReached(place));
      expect(statuses(orderId)).not.toContain('capture_failed');
      armFailpoints(undefined, 'test');
      await service.settle(capture, refused);
      await service.waitFor(() => statuses(orderId).includes('capture_failed'));
      service.answerWith(() => ({}));
      expect(statuses(orderId).filter((status) => status === 'capture_failed')).toHaveLength(1);
    },
  );

  it.each(['before', 'after'] as const)(
    'captures for the last shipment once when the status it led to arrives %s it',
    async (order) => {
      const orderId = `shipped-${order}`;
      const facts = new OrderFacts({ orderId, storeId: 'by-shipment' });
      const { total } = facts.order;
      const shipment = { shipmentId: 'shipment-1', complete: true };
      const shipped = { ...facts.key, ...shipment, items: [], amount: total, shipped: total, at: AT };
      const completed = { ...facts.statusChanged('ready_for_capture'), shipment };
      const tellShipped = () => service.publish(OrderShipped, shipped);
      const tellCompleted = () => service.publish(OrderStatusChanged, completed);
      const captures = (): unknown[] =>
        service
          .sent('payments.capture-payment')
          .filter(({ body }) => body['orderId'] === orderId)
          .map(({ body }) => body['sourceId']);
      await service.publish(OrderPlaced, { order: facts.order });
      await service.publish(PaymentAuthorized, facts.paymentFact('authorized', { capturable: total }));
      await service.waitFor(() => names(orderId).includes('reconciliation.reserve-inventory'));
      await service.quiet();
      await (order === 'before' ? tellCompleted() : tellShipped());
      await service.waitFor(() => captures().length > 0);
      const taken = { capturable: { ...total, amount: 0 } };
      await service.publish(PaymentSucceeded, facts.paymentFact('paid', taken));
      await service.waitFor(() => statuses(orderId).includes('paid'));
      await (order === 'before' ? tellShipped() : tellCompleted());
      await service.quiet();
      expect(captures()).toEqual(['shipment-1']);
    },
  );

  it('writes a mail with the retry link after a decline, and a late decline changes nothing', async () => {
    const facts = new OrderFacts({ orderId: 'declined-1' });
    await service.publish(OrderPlaced, { order: facts.order });
    await service.publish(PaymentFailed, facts.paymentFact('failed'));
    const mail = await service.waitFor(() =>
      service.mails.find((sent) => sent.text.includes('/pay/declined-1')),
    );
    expect(mail).toMatchObject({ to: ['ada@example.com'] });
    expect(mail.html).toContain('https://pay.example/pay/declined-1');
    const late = facts.paymentFact('failed');
    await service.publish(PaymentSucceeded, facts.paymentFact('paid'));
    await service.waitFor(() => names('declined-1').includes('reconciliation.reserve-inventory'));
    await service.publish(PaymentFailed, late);
    await service.waitFor(
      async () =>
        (await service.ask(GetTimeline, facts.key)).items.filter((item) => item.type === 'payment.failed')
          .length === 2,
    );
    expect(statuses('declined-1')).toEqual(['payment_failed', 'paid']);
  });

  it('waits a minute for the mail server; what is paid then is told, and no mail asks for it any more', async () => {
    service.mailServer.isDown = true;
    const facts = new OrderFacts({ orderId: 'no-mail' });
    const mailStep = () => service.published(SettleStep).filter(({ stepId }) => stepId === 'send-retry-link');
    const settled = mailStep().length;
    await service.publish(OrderPlaced, { order: facts.order });
    await service.publish(PaymentFailed, facts.paymentFact('failed'));
    await service.waitFor(() => service.mailServer.askedInVain > 0);
    service.clock.advance(61_000);
    await service.app.get(Periodic).runNow(FIRE_TIMERS);
    await service.publish(PaymentSucceeded, facts.paymentFact('paid'));
    await service.waitFor(() => statuses('no-mail').includes('paid'));
    await service.waitFor(() => mailStep().length > settled);
    expect(mailStep().at(-1)).toMatchObject({ outcome: 'failed', error: { code: 'nothing-to-pay' } });
    service.mailServer.isDown = false;
    await service.quiet();
    expect(service.mails.filter(({ text }) => text.includes('/pay/no-mail'))).toEqual([]);
  });

  it('goes on without the mail while its server stays away', async () => {
    service.mailServer.isDown = true;
    const facts = new OrderFacts({ orderId: 'still-no-mail' });
    const before = service.mailServer.askedInVain;
    await service.publish(OrderPlaced, { order: facts.order });
    await service.publish(PaymentFailed, facts.paymentFact('failed'));
    await service.waitFor(() => service.mailServer.askedInVain > before);
    service.clock.advance(61_000);
    await service.app.get(Periodic).runNow(FIRE_TIMERS);
    const page = await service.ask(ListWorkflowRuns, {
      ...{ storeIds: null, workflowId: 'order-to-cash', orderId: 'still-no-mail', state: null },
      ...{ limit: 1, cursor: null },
    });
    const run = await service.ask(GetWorkflowRun, { runId: page.items[0]!.runId });
    expect(run?.steps).toContainEqual(
      expect.objectContaining({
        stepId: 'send-retry-link',
        error: expect.objectContaining({ code: 'step-timeout' }) as object,
      }),
    );
    service.mailServer.isDown = false;
  });

  it.each([
    ['authorized', PaymentAuthorized],
    ['paid', PaymentSucceeded],
  ] as const)(
    'AC-23: stock 0 after the payment is %s: the payment is canceled by policy, the stock freed, and nothing is stuck',
    async (status, definition) => {
      const orderId = `short-${status}`;
      const facts = new OrderFacts({ orderId, storeId: 'strict' });
      service.answerWith((command) =>
        command.name === 'reconciliation.reserve-inventory'
          ? { result: { shortages: [{ sku: 'MUG-1', requested: 1, reserved: 0 }] } }
          : {},
      );
      await service.publish(OrderPlaced, { order: facts.order });
      await service.publish(definition, facts.paymentFact(status));
      await service.waitFor(() => names(orderId).includes('reconciliation.release-inventory'));
      service.answerWith(() => ({}));
      expect(names(orderId)).toContain('payments.cancel-payment');
      expect(statuses(orderId).at(-1)).toBe('canceled');
    },
  );

  it('settles an order of zero without waiting for a journal', async () => {
    const facts = new OrderFacts({ orderId: 'free-1', total: 0 });
    await service.publish(OrderPlaced, { order: facts.order });
    await service.publish(
      PaymentNotRequired,
      facts.paymentFact('not_required', { mode: 'none', connectionId: null, payUrl: null }),
    );
    await service.waitFor(() => names('free-1').includes('reconciliation.reserve-inventory'));
    expect(statuses('free-1')).toEqual(['paid']);
  });

  it('counts an event that came before the run, and AC-08: the same event many times has one effect', async () => {
    const facts = new OrderFacts({ orderId: 'early-1' });
    const canceled = facts.statusChanged('canceled');
    await service.publish(OrderStatusChanged, canceled, { messageId: 'early-cancel' });
    await service.waitFor(async () => (await service.ask(GetTimeline, facts.key)).items.length === 1);
    const body = { order: facts.order };
    await Promise.all(
      Array.from({ length: 20 }, () => service.publish(OrderPlaced, body, { messageId: 'placed-early' })),
    );
    await service.publish(OrderPlaced, body, { messageId: 'placed-again' });
    await service.waitFor(() => statuses('early-1').includes('canceled'));
    expect(names('early-1')).toEqual([
      'payments.create-payment',
      'payments.cancel-payment',
      'cms-sync.update-order',
    ]);
    const page = await service.ask(ListWorkflowRuns, {
      storeIds: ['shop'],
      workflowId: null,
      orderId: 'early-1',
      state: null,
    });
    expect(page.items).toHaveLength(1);
  });
});
