import { READY_STATUS } from '../system/sandbox-configuration.mjs';

export const CARD = { success: '4242424242424242', declined: '4000000000000002' };
const LINES = [
  { sku: 'KETTLE-01', quantity: 1 },
  { sku: 'KETTLE-01', quantity: 2 },
];

const payUrlOf = (order) => order.payments.find(({ payUrl }) => payUrl !== null)?.payUrl;
const isPayable = (order) => payUrlOf(order) !== undefined;
const paid = { paymentStatus: 'paid', orderStatus: 'paid' };

/** The shopper pays as soon as there is a page to pay on. */
export async function payWhenPossible(driver, { storeId, orderId }, card) {
  const order = await driver.orderWhen(storeId, orderId, 'payable', isPayable);
  await driver.pay(payUrlOf(order), card);
}

/**
 * The stories the demonstration tells: what is ordered where, what the shopper does then, and how the order must end.
 * @typedef {{name: string, storeId: string, commerce?: string, shop?: string, site?: string, order: object, act: (driver: import('./driver.mjs').Driver, key: {storeId: string, orderId: string}) => Promise<void>, expected: {paymentStatus: string, orderStatus: string}, charges: boolean}} Scenario
 * @type {Scenario[]}
 */
export const SCENARIOS = [
  {
    name: 'paid',
    storeId: 'demo-kentico',
    site: 'Store',
    order: { lines: LINES, shipping: '4.90' },
    act: (driver, key) => payWhenPossible(driver, key, CARD.success),
    expected: paid,
    charges: true,
  },
  {
    name: 'authorized-captured',
    storeId: 'demo-kentico-manual',
    site: 'Store2',
    order: { lines: LINES },
    async act(driver, key) {
      await payWhenPossible(driver, key, CARD.success);
      await driver.orderWhen(
        key.storeId,
        key.orderId,
        'authorized',
        ({ orderStatus }) => orderStatus === 'authorized',
      );
      await driver.setShopStatus(key.orderId, READY_STATUS);
    },
    expected: paid,
    charges: true,
  },
  {
    name: 'declined-retried',
    storeId: 'demo-kentico',
    site: 'Store',
    order: { lines: LINES },
    async act(driver, key) {
      await payWhenPossible(driver, key, CARD.declined);
      await driver.orderWhen(
        key.storeId,
        key.orderId,
        'declined',
        ({ orderStatus }) => orderStatus === 'payment_failed',
      );
      await payWhenPossible(driver, key, CARD.success);
    },
    expected: paid,
    charges: true,
  },
  {
    name: 'zero-total',
    storeId: 'demo-kentico',
    site: 'Store',
    order: { lines: LINES, free: true },
    act: async () => undefined,
    expected: { paymentStatus: 'not_required', orderStatus: 'paid' },
    charges: false,
  },
];

/** The same way to the money for every further commerce system. */
const FURTHER_SYSTEMS = [
  {
    name: 'paid',
    storeId: 'demo-ordercloud',
    commerce: 'sitecore-ordercloud',
    shop: 'ordercloud',
    order: { lines: LINES, shipping: '4.90' },
    act: (driver, key) => payWhenPossible(driver, key, CARD.success),
    expected: paid,
    charges: true,
  },
  {
    name: 'paid',
    storeId: 'demo-xc',
    commerce: 'sitecore-xc',
    shop: 'sitecore-xc',
    order: { lines: LINES, shipping: '4.90' },
    act: (driver, key) => payWhenPossible(driver, key, CARD.success),
    expected: paid,
    charges: true,
  },
];

/** What `npm run demo` shows. */
export const DEMONSTRATION = [...SCENARIOS, ...FURTHER_SYSTEMS];

export const scenarioNamed = (name) => SCENARIOS.find((scenario) => scenario.name === name);
