import { BookingException } from '#contracts/events/books';
import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import {
  PaymentAuthorizationExpiring,
  PaymentCanceled,
  PaymentCaptureFailed,
  PaymentException,
  PaymentPartiallyCaptured,
  PaymentSucceeded,
} from '#contracts/events/payments';
import { ConnectionDegraded, ConnectionRecovered } from '#contracts/events/platform';
import type { BodyOf, EventDefinition } from '#contracts/message';
import { parseCorrelationId } from '#messaging/correlation';

/** What a fact does to an alert. Kind and subject name the alert; items are what keeps it raised. */
export type AlertChange =
  | {
      readonly change: 'raise';
      readonly kind: string;
      readonly subject: string;
      readonly itemId: string;
      readonly title: string;
      readonly detail: string;
      readonly scope: AlertScope;
    }
  | {
      readonly change: 'settle';
      readonly kind: string;
      readonly itemId: string;
      /** The item can never be raised again: what raises it has come already or comes late. */
      readonly keep: boolean;
    };

/** Who is concerned: a store (and order), the stores of a connection, or everybody. */
export type AlertScope =
  | { readonly storeId: string; readonly orderId: string | null }
  | { readonly connectionId: string }
  | { readonly everybody: true };

type Rule = (body: object, eventId: string) => AlertChange;
export const alertRules = new Map<string, Rule>();

function on<D extends EventDefinition>(
  event: D,
  rule: (body: BodyOf<D>, eventId: string) => AlertChange,
): void {
  alertRules.set(event.name, rule as Rule);
}

const CAPTURE = PaymentCaptureFailed.name;
const DEGRADED = ConnectionDegraded.name;
const DEAD = DeadLetterRecorded.name;

on(ConnectionDegraded, (body) => ({
  change: 'raise',
  kind: DEGRADED,
  subject: body.connectionId,
  itemId: `${body.connectionId}/${body.service}/${body.since}`,
  title: `${body.connectionId} keeps failing`,
  detail: `${body.failures} calls of ${body.service} have failed since ${body.since}. ${body.message} (${body.code}). Messages wait and are tried again; nothing is lost.`,
  scope: { connectionId: body.connectionId },
}));
on(ConnectionRecovered, (body) => ({
  change: 'settle',
  kind: DEGRADED,
  itemId: `${body.connectionId}/${body.service}/${body.since}`,
  keep: true,
}));

on(PaymentCaptureFailed, ({ storeId, orderId, payment, error }) => ({
  change: 'raise',
  kind: CAPTURE,
  subject: `${storeId}/${orderId}`,
  itemId: payment.paymentId,
  title: `Order ${orderId}: the payment was not captured`,
  detail: `${error.message} (${error.code}). The order must not be shipped before its payment is captured.`,
  scope: { storeId, orderId },
}));
for (const event of [PaymentSucceeded, PaymentPartiallyCaptured, PaymentCanceled]) {
  on(event, ({ payment }) => ({ change: 'settle', kind: CAPTURE, itemId: payment.paymentId, keep: false }));
}

on(PaymentException, ({ storeId, orderId, payment, error }, eventId) => ({
  change: 'raise',
  kind: PaymentException.name,
  subject: `${storeId}/${orderId}/${payment.paymentId}/${error.code}`,
  itemId: eventId,
  title: `Order ${orderId}: money that does not fit`,
  detail: `${error.message} (${error.code})`,
  scope: { storeId, orderId },
}));
on(PaymentAuthorizationExpiring, ({ storeId, orderId, payment, hoursLeft, captureBefore }, eventId) => ({
  change: 'raise',
  kind: PaymentAuthorizationExpiring.name,
  subject: `${storeId}/${orderId}/${payment.paymentId}/${Math.ceil(hoursLeft)}`,
  itemId: eventId,
  title: `Order ${orderId}: the authorization is lost in ${Math.round(hoursLeft)} hours`,
  detail: `Capture it before ${captureBefore}, or the money is released.`,
  scope: { storeId, orderId },
}));
on(BookingException, ({ storeId, orderId, balanceTransactionId, error }, eventId) => ({
  change: 'raise',
  kind: BookingException.name,
  subject: `${storeId}/${balanceTransactionId}`,
  itemId: eventId,
  title: `A movement of the balance was not booked (${balanceTransactionId})`,
  detail: `${error.message} (${error.code})`,
  scope: { storeId, orderId },
}));

on(DeadLetterRecorded, (body) => ({
  change: 'raise',
  kind: DEAD,
  subject: `${body.service}/${body.type}/${body.code}`.slice(0, 400),
  itemId: body.deadLetterId,
  title: `Messages of ${body.service} wait for a person: ${body.code}`,
  detail: `${body.type}: ${body.reason}${body.suggestion === null ? '' : ` ${body.suggestion}`}`.slice(
    0,
    4000,
  ),
  scope: deadLetterScope(body),
}));
on(DeadLetterSettled, (body) => ({ change: 'settle', kind: DEAD, itemId: body.deadLetterId, keep: false }));

function deadLetterScope({ correlationId }: BodyOf<typeof DeadLetterRecorded>): AlertScope {
  const { storeId, orderId } = parseCorrelationId(correlationId ?? undefined);
  return storeId !== undefined ? { storeId, orderId: orderId ?? null } : { everybody: true };
}
