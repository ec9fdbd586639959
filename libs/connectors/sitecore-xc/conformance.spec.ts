import { commerceConformance } from '#connectors/kit/conformance/commerce-port.conformance';
import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { startXcTestEngine } from './fixtures/xc-test-engine';

const samples = {
  statuses: { paid: 'Released', failed: 'Problem', other: 'OnHold' },
  paid: (orderId: string) => paidPaymentOf(orderId),
  failed: (orderId: string) => paymentOf(orderId, { status: 'failed', version: 3 }),
};

commerceConformance('Sitecore Experience Commerce', samples, async () => {
  const engine = await startXcTestEngine();
  const { xc } = engine;
  const faults = engine.server.faults('sitecore-xc');
  return {
    port: await engine.open(),
    placeOrder: () => xc.placeOrder(),
    moveOrder: (orderId, status) => xc.setStatus(orderId, status),
    // A write is two commands, record and status: what counts is how often the same one took effect.
    writes: (orderId) => Math.max(0, ...Object.values(xc.effects(orderId))),
    loseNextAnswerAfterWrite: () => {
      faults.add({ match: { method: 'PUT' }, kind: 'drop-response', times: 1 });
    },
    failNextCall: () => {
      faults.add({ kind: 'html', times: 1 });
    },
    eventAbout: (orderId) => ({
      eventType: 'order.updated',
      body: xc.world.events.bodyOf({ order: xc.order(orderId), kind: 'changed' }),
    }),
    close: () => engine.close(),
  };
});
