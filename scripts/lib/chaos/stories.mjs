import { CARD, payWhenPossible, SCENARIOS } from '../scenario/scenarios.mjs';

const byPerson = SCENARIOS.find(({ name }) => name === 'authorized-captured');

/**
 * What is told in a run: the demonstration's stories, and one in which a person captures. Only what a person asks for brings the gateway
 * an outcome to note, so that it has an effect of its own to die at.
 * @type {import('../scenario/scenarios.mjs').Scenario[]}
 */
export const STORIES = [
  ...SCENARIOS,
  {
    ...byPerson,
    name: 'captured-by-a-person',
    async act(driver, key) {
      await payWhenPossible(driver, key, CARD.success);
      const { payments } = await driver.orderWhen(
        key.storeId,
        key.orderId,
        'authorized',
        ({ orderStatus }) => orderStatus === 'authorized',
      );
      await driver.capture(payments[0].paymentId, `captured-by-a-person-${key.orderId}`);
    },
  },
];
