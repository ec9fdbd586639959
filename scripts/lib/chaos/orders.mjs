import { SCENARIOS } from '../scenario/scenarios.mjs';

/** Starts one story every `everyMs`, in turn; each goes on by itself. Answers promises of what became of each. */
export function tellStories(driver, count, everyMs) {
  return Array.from({ length: count }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * everyMs));
    const scenario = SCENARIOS[index % SCENARIOS.length];
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
  });
}
