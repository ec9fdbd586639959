import { commerceConformance } from '#connectors/kit/conformance/commerce-port.conformance';
import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { startKenticoTestSite } from './fixtures/kentico-test-site';

const samples = {
  statuses: { paid: 'PaymentReceived', failed: 'PaymentFailed', other: 'Shipped' },
  paid: (orderId: string) => paidPaymentOf(orderId),
  failed: (orderId: string) => paymentOf(orderId, { status: 'failed' }),
};

commerceConformance('Kentico Xperience 13', samples, async () => {
  const site = await startKenticoTestSite();
  const faults = site.server.faults('kentico');
  return {
    port: await site.open(),
    placeOrder: () => site.kentico.placeOrder(),
    moveOrder: (orderId, status) => site.kentico.setStatus(orderId, status),
    writes: (orderId) => site.kentico.writes(orderId),
    loseNextAnswerAfterWrite: () => {
      faults.add({ match: { method: 'PUT' }, kind: 'drop-response', times: 1 });
    },
    failNextCall: () => {
      faults.add({ kind: 'html', times: 1 });
    },
    eventAbout: (orderId) => ({
      eventType: 'ecommerce.order.updated',
      body: JSON.stringify({
        event: 'ecommerce.order.updated',
        objectType: 'ecommerce.order',
        id: Number(orderId),
        siteName: 'Store',
      }),
    }),
    close: () => site.close(),
  };
});
