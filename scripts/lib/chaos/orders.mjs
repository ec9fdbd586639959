import { STORIES } from './stories.mjs';

/** Orders keep the machine's pace: whoever waits for the end of one asks for it again and again, and more would only slow each other down. */
const MOST_OPEN = 24;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function tellStory(driver, index) {
  const scenario = STORIES[index % STORIES.length];
  const { storeId } = scenario;
  const orderId = await driver.placeOrder({ site: scenario.site, ...scenario.order });
  try {
    await scenario.act(driver, { storeId, orderId });
    await driver.orderWhen(
      storeId,
      orderId,
      scenario.expected.orderStatus,
      (order) =>
        order.orderStatus === scenario.expected.orderStatus &&
        order.paymentStatus === scenario.expected.paymentStatus,
    );
    return { scenario, storeId, orderId };
  } catch (error) {
    return { scenario, storeId, orderId, problem: error.message };
  }
}

/**
 * Starts one story every `everyMs`, in turn; each goes on by itself. Further ones wait while many have not come to their end.
 * @param {import('./patient-driver.mjs').PatientDriver} driver
 * @param {object} flow
 * @param {number} flow.least so many stories at least
 * @param {number} flow.everyMs
 * @param {() => boolean} flow.wanted whether more are wanted: harm that waits for an order to come along needs orders
 * @param {() => void} flow.onTold one has come to its end
 * @returns {Promise<Array<Promise<object>>>} when the last has begun: what becomes of each
 */
export async function tellStories(driver, { least, everyMs, wanted, onTold }) {
  const stories = [];
  const open = new Set();
  while (stories.length < least || wanted()) {
    const story = tellStory(driver, stories.length);
    stories.push(story);
    open.add(story);
    // Awaited only when all have begun: what fails earlier is told then.
    story.then(onTold, () => undefined).finally(() => open.delete(story));
    await pause(everyMs);
    if (open.size >= MOST_OPEN) await Promise.race(open).catch(() => undefined);
  }
  return stories;
}
