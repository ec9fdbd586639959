import { z } from 'zod';
import { componentsOf, readShape } from '../engine/entity-types';
import type { PaymentRecord } from '../payment-record/payment-record';
import { recordOf } from '../payment-record/payment-record';
import type { XcOrder } from './xc-order';

const federatedSchema = z.looseObject({
  PaymentMethod: z.looseObject({ Name: z.string().nullish() }).nullish(),
  TransactionId: z.string().nullish(),
});

/** Name for people: the plug-in itself does not say what it is called. */
export const OTHER_PLUGIN = 'another payment plug-in of Experience Commerce';

/** The payment that XC itself keeps of an order that is paid by card and the like. */
export function federatedPaymentOf(order: XcOrder): z.output<typeof federatedSchema> | null {
  const [component] = componentsOf(order.Components ?? [], 'FederatedPaymentComponent');
  return component === undefined ? null : readShape(federatedSchema, component, 'The federated payment');
}

export function paymentMethodOf(order: XcOrder): string | null {
  return federatedPaymentOf(order)?.PaymentMethod?.Name ?? null;
}

/**
 * A transaction that is not ours stands on an order whose payment method is: a plug-in such as the Braintree sample has authorised at
 * checkout and will settle by itself.
 */
export function foreignPaymentOn(order: XcOrder, ourMethods: readonly string[]): string | null {
  const payment = federatedPaymentOf(order);
  const transaction = payment?.TransactionId?.trim() ?? '';
  if (transaction === '') return null;
  const ours = ourMethods.length === 0 || ourMethods.includes(payment?.PaymentMethod?.Name ?? '');
  return ours && !isOurs(transaction, recordOf(order.Components ?? [])) ? OTHER_PLUGIN : null;
}

function isOurs(transaction: string, record: PaymentRecord | null): boolean {
  return (
    record !== null &&
    [record.PaymentIntentId, record.ChargeId, record.CheckoutSessionId].includes(transaction)
  );
}
