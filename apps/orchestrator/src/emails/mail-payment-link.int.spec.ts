import { MailPaymentLink } from '#contracts/commands/emails';
import { PaymentLinkMailed } from '#contracts/events/emails';
import { PaymentCreated, PaymentSucceeded } from '#contracts/events/payments';
import { RequestSettled } from '#contracts/events/platform';
import { OrchestratorInspection } from '#contracts/queries/message-inspection';
import { GetTimeline } from '#contracts/queries/orchestrator';
import { OrderFacts } from '../specs/facts';
import { createOrchestrator, type UnderTest } from '../specs/orchestrator-under-test';

const ORDER = { storeId: 'shop', orderId: '17' };
const body = (parts: object = {}) => ({
  ...ORDER,
  requestId: 'req-1',
  to: 'ada@shop.example',
  number: 'N-17',
  total: { amount: 12_999, currency: 'EUR' },
  payUrl: 'https://pay.example/pay/abc',
  firstName: 'Ada',
  locale: 'de-DE',
  by: 'jo',
  ...parts,
});

describe('the payment link by mail', () => {
  let service: UnderTest;
  beforeAll(async () => {
    service = await createOrchestrator();
  });
  afterAll(() => service.close());

  const outcomeOf = async (requestId: string) =>
    (
      await service.waitFor(
        () => service.published(RequestSettled).find((one) => one.requestId === requestId),
        {
          what: requestId,
        },
      )
    ).outcome;

  it('is shown beforehand as it would go out', async () => {
    const asked = { messageId: 'not-sent-yet', type: MailPaymentLink.type, body: body() };
    expect(await service.ask(OrchestratorInspection, asked)).toMatchObject({
      handled: true,
      preview: {
        verdict: 'would-act',
        details: {
          to: 'ada@shop.example',
          subject: 'Your link to pay order N-17',
          text: expect.stringContaining('https://pay.example/pay/abc') as string,
        },
      },
    });
    expect(service.mails).toEqual([]);
  });

  it('goes out once per command, settles the request, and stands in the timeline with who asked', async () => {
    await service.publish(MailPaymentLink, body(), { messageId: 'mail-1' });
    expect(await outcomeOf('req-1')).toEqual({ status: 'done', result: { to: 'ada@shop.example' } });
    await service.publish(MailPaymentLink, body(), { messageId: 'mail-1' });
    await service.quiet();
    await service.waitFor(async () => (await service.ask(GetTimeline, ORDER)).items.length > 0);
    expect(service.mails).toMatchObject([
      {
        to: ['ada@shop.example'],
        subject: 'Your link to pay order N-17',
        messageId: expect.any(String) as string,
      },
    ]);
    expect(service.published(PaymentLinkMailed)).toHaveLength(1);
    expect((await service.ask(GetTimeline, ORDER)).items).toMatchObject([
      {
        type: 'payment.link-mailed',
        source: 'orchestrator',
        summary: 'The link to pay was mailed to the shopper by jo',
      },
    ]);
  });

  it('stays unsent when it comes so late that the order is paid, and goes out when it is to be paid again', async () => {
    const facts = new OrderFacts({ orderId: '19' });
    const { storeId, orderId } = facts.key;
    const about = { correlation: facts.key };
    await service.publish(PaymentSucceeded, facts.paymentFact('paid'), about);
    await service.quiet();
    const before = service.mails.length;
    const late = body({ requestId: 'req-late', storeId, orderId });
    await service.publish(MailPaymentLink, late, { messageId: 'mail-late' });
    expect(await outcomeOf('req-late')).toMatchObject({
      status: 'refused',
      problem: { status: 422, code: 'nothing-to-pay' },
    });
    expect(service.mails).toHaveLength(before);
    await service.publish(PaymentCreated, facts.paymentFact('pending'), about);
    await service.quiet();
    const again = { ...late, requestId: 'req-again' };
    await service.publish(MailPaymentLink, again, { messageId: 'mail-again' });
    expect(await outcomeOf('req-again')).toMatchObject({ status: 'done' });
  });

  it('tells whoever asked why it cannot be written, and puts nothing into the timeline', async () => {
    await service.configure({
      connections: [
        { id: 'kentico', system: 'kentico-xperience-13' },
        { id: 'stripe', system: 'stripe' },
      ],
      stores: [
        {
          id: 'shop',
          commerce: 'kentico',
          payment: 'stripe',
          urls: { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' },
        },
      ],
    });
    await service.publish(MailPaymentLink, body({ requestId: 'req-2', orderId: '18' }), {
      messageId: 'mail-2',
    });
    expect(await outcomeOf('req-2')).toMatchObject({
      status: 'refused',
      problem: { status: 422, code: 'no-mail-connection' },
    });
    expect(service.published(PaymentLinkMailed).filter(({ orderId }) => orderId === '18')).toEqual([]);
  });
});
