import { z } from 'zod';
import type { CommandAnswer } from './command-answer';
import { aborted, carriedOut } from './command-answer';
import type { OrderEntity } from './entities';
import { componentOf, RECORD } from './entities';
import type { OrderKeeper } from './order-keeper';

const text = z.string().nullable();
const parametersSchema = z.strictObject({
  orderId: z.string(),
  payment: z.strictObject({
    '@odata.type': z.literal(`Tillbridge.Commerce.Payments.${RECORD}`),
    PaymentId: z.string(),
    Status: z.string(),
    Revision: z.int(),
    CurrencyCode: z.string(),
    Amount: z.string(),
    AuthorizedAmount: z.string(),
    CapturedAmount: z.string(),
    RefundedAmount: z.string(),
    PaymentIntentId: text,
    CheckoutSessionId: text,
    ChargeId: text,
    PayUrl: text,
    MethodType: text,
    CardType: text,
    MaskedNumber: text,
    FailureCode: text,
    FailureMessage: text,
    Note: text,
  }),
});
type Recorded = z.output<typeof parametersSchema>['payment'];

export type RecordOutcome =
  { readonly malformed: string } | { readonly answer: CommandAnswer; readonly order?: OrderEntity };

/**
 * The action that our companion plug-in adds: keeps the payment in a component of its own, and what the product has places for in the
 * federated payment and the sales activities.
 */
export function recordPayment(keeper: OrderKeeper, body: unknown): RecordOutcome {
  const parsed = parametersSchema.safeParse(body);
  if (!parsed.success) return { malformed: parsed.error.issues.map(({ path }) => path.join('.')).join(', ') };
  const { orderId, payment } = parsed.data;
  const order = keeper.find(orderId);
  if (!order) return { answer: aborted('EntityNotFound', `Entity ${orderId} was not found.`) };
  const record = componentOf(order, RECORD);
  if (record?.['PaymentId'] === payment.PaymentId && Number(record['Revision']) > payment.Revision) {
    return { answer: carriedOut() };
  }
  const fields = { ...payment, '@odata.type': `#${payment['@odata.type']}` };
  if (record) Object.assign(record, fields);
  else order.Components.push({ Id: `${order.FriendlyId}-payment`, ...fields });
  fillFederated(order, payment);
  settleActivities(keeper, order);
  keeper.save(order);
  return { answer: carriedOut(), order };
}

/** Whether our record says that the order may go on: money captured, held, or not needed. */
export function mayGoOn(order: OrderEntity): boolean {
  const record = componentOf(order, RECORD);
  return (
    record !== undefined &&
    (isCaptured(order) || record['Status'] === 'authorized' || record['Status'] === 'not_required')
  );
}

export function isCaptured(order: OrderEntity): boolean {
  return Number(componentOf(order, RECORD)?.['CapturedAmount'] ?? 0) > 0;
}

/** Activities are made by the minions, long after checkout, so this happens again at each of their rounds. */
export function settleActivities(keeper: OrderKeeper, order: OrderEntity): void {
  if (!isCaptured(order)) return;
  for (const activity of keeper.activitiesOf(order)) {
    activity.PaymentStatus = 'Settled';
    keeper.saveActivity(activity);
  }
}

function fillFederated(order: OrderEntity, payment: Recorded): void {
  const federated = componentOf(order, 'FederatedPaymentComponent');
  if (!federated) return;
  federated['TransactionId'] = payment.PaymentIntentId ?? '';
  federated['TransactionStatus'] = payment.Status;
  federated['PaymentInstrumentType'] = payment.MethodType ?? '';
  federated['CardType'] = payment.CardType ?? '';
  federated['MaskedNumber'] = payment.MaskedNumber ?? '';
}
