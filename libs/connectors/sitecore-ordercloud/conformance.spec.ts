import { commerceConformance } from '#connectors/kit/conformance/commerce-port.conformance';
import { paidPaymentOf, paymentOf } from './fixtures/ordercloud-payments';
import { startOrderCloudTestMarket } from './fixtures/ordercloud-test-market';

/** "Paid" is no status of OrderCloud: a paid order stays `Open`, and so does one whose payment was declined. */
const samples = {
  statuses: { paid: 'Open', failed: 'Open', other: 'Completed' },
  paid: (orderId: string) => paidPaymentOf(orderId),
  failed: (orderId: string) => paymentOf(orderId, { status: 'failed' }),
};

commerceConformance('Sitecore OrderCloud', samples, async () => {
  const market = await startOrderCloudTestMarket();
  const faults = market.server.faults('ordercloud');
  return {
    port: await market.open(),
    placeOrder: () => market.ordercloud.placeOrder(),
    moveOrder: (orderId, status) => market.ordercloud.setStatus(orderId, status),
    writes: (orderId) => market.ordercloud.writes(orderId),
    loseNextAnswerAfterWrite: () => {
      faults.add({ match: { method: 'POST', pathPattern: '/v1/orders/*' }, kind: 'drop-response', times: 1 });
    },
    failNextCall: () => {
      faults.add({ kind: 'html', times: 1 });
    },
    eventAbout: (orderId) => ({
      eventType: 'POST v1/orders/{direction}/{orderID}/complete',
      body: JSON.stringify({
        Route: 'v1/orders/{direction}/{orderID}/complete',
        RouteParams: { direction: 'Incoming', orderID: orderId },
        Verb: 'POST',
        Response: { Body: { ID: orderId, Status: 'Completed' }, Headers: null },
      }),
    }),
    close: () => market.close(),
  };
});
