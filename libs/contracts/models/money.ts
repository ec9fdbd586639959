import { z } from 'zod';

/** `amount` in the currency's smallest unit at Stripe (never a float), `currency` as an upper-case code. */
export const MoneySchema = z.object({
  amount: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type MoneyBody = z.output<typeof MoneySchema>;
