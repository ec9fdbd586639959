import { z } from 'zod';
import { SERVICES } from '#contracts/message';
import { OrderMatchSchema, type OrderHit, type OrderMatch } from '#contracts/queries/order-search';
import { OrderSummarySchema, type OrderSummary } from '#contracts/queries/orders';

export const OrderPageSchema = z.object({
  items: z.array(
    OrderSummarySchema.extend({
      matched: z.array(OrderMatchSchema).optional().describe('What the searched text was found in'),
    }),
  ),
  nextCursor: z.string().nullable(),
  unanswered: z
    .array(z.enum(SERVICES))
    .optional()
    .describe('Services that were asked and gave no answer in time: what only they know is missing'),
});
export type OrderPage = z.output<typeof OrderPageSchema>;

export const keyText = ({ storeId, orderId }: { storeId: string; orderId: string }): string =>
  JSON.stringify([storeId, orderId]);

/** What was found per order, each once. */
export function matchesByOrder(hits: readonly OrderHit[]): Map<string, OrderMatch[]> {
  const found = new Map<string, OrderMatch[]>();
  for (const hit of hits) {
    const before = found.get(keyText(hit)) ?? [];
    if (!before.includes(hit.by)) found.set(keyText(hit), [...before, hit.by]);
  }
  return found;
}

export const withMatches = (
  items: readonly OrderSummary[],
  matches: ReadonlyMap<string, OrderMatch[]>,
): OrderPage['items'] => items.map((item) => ({ ...item, matched: matches.get(keyText(item)) ?? [] }));
