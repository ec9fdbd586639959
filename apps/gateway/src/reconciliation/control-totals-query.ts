import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { GetControlTotals } from '#contracts/queries/reconciliation';

const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

/** Which store and days; a month at most. */
export const TotalsQuerySchema = z
  .object({
    store: IdSchema,
    from: z.iso.date().describe('First day, in the time zone of the store'),
    to: z.iso.date().describe('Last day'),
    account: GetControlTotals.schema.shape.account
      .default('1100')
      .describe("Which account to read back from the ERP; the provider's balance is always account 1100"),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'It ends before it begins' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ['to'],
    message: `${MOST_DAYS} days at most`,
  });
