import { z } from 'zod';

const common = {
  /** As the ERP calls such a document: `Sales Order`. */
  document: z.string(),
  /** By which it is found again in the ERP, so that twice makes one. */
  key: z.string(),
};
const AmountSchema = z.int().nonnegative();
const StockLineSchema = z.object({ item: z.string(), quantity: z.number() });

/**
 * A document as it would be given to the ERP, by what the connector knows without asking there: whether accounts and items exist, and at
 * which rate the ERP converts, shows when it is posted. Amounts are in the currency's smallest unit.
 */
export const ErpDraftSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('journal'),
    date: z.string(),
    currency: z.string(),
    lines: z.array(
      z.object({
        /** As the ERP knows it. */
        account: z.string(),
        /** Number and name in our chart. */
        number: z.string(),
        name: z.string(),
        debit: AmountSchema,
        credit: AmountSchema,
      }),
    ),
  }),
  z.object({ ...common, kind: z.literal('customer'), name: z.string(), email: z.string().nullable() }),
  z.object({
    ...common,
    kind: z.literal('order'),
    number: z.string(),
    date: z.string(),
    currency: z.string(),
    lines: z.array(
      z.object({
        /** Item or account of the ERP; null for what is a text or a field of the order. */
        item: z.string().nullable(),
        text: z.string(),
        quantity: z.number(),
        /** Of all of them; below zero for what is taken off. */
        amount: z.int(),
      }),
    ),
    total: z.int(),
  }),
  z.object({ ...common, kind: z.literal('reservation'), lines: z.array(StockLineSchema) }),
  z.object({ ...common, kind: z.literal('release'), lines: z.array(StockLineSchema) }),
]);
export type ErpDraft = z.output<typeof ErpDraftSchema>;
export type ErpDraftOf<K extends ErpDraft['kind']> = Extract<ErpDraft, { readonly kind: K }>;
