import type { MoneyBody } from '#contracts/models/money';

/** Stripe writes currencies in lower case; amounts are the smallest unit on both sides. */
export const readMoney = (amount: number, currency: string): MoneyBody => ({
  amount,
  currency: currency.toUpperCase(),
});

export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  reference === null || reference === undefined
    ? null
    : typeof reference === 'string'
      ? reference
      : reference.id;
