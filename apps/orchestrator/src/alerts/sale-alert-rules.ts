import { BookingException, JournalEntryRecorded } from '#contracts/events/books';
import { ConnectionHeard, ConnectionSilent } from '#contracts/events/connection-silence';
import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import { MappingDriftEnded, MappingDrifted } from '#contracts/events/mapping-drift';
import { OrderStatusChanged } from '#contracts/events/orders';
import {
  PaymentAuthorizationExpiring,
  PaymentCanceled,
  PaymentCaptureFailed,
  PaymentException,
  PaymentExpired,
  PaymentPartiallyCaptured,
  PaymentSucceeded,
  RefundSucceeded,
} from '#contracts/events/payments';
import { ConnectionDegraded, ConnectionRecovered } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import type { Payment } from '#contracts/models/payment';
import { parseCorrelationId } from '#messaging/correlation';
import { alertRuleList, type AlertScope } from './alert-rule';

const { on, rules } = alertRuleList();
/** What happens until the money is there, and what keeps messages from their way. */
export const saleAlertRules = rules;

const CAPTURE = PaymentCaptureFailed.name;
const DEGRADED = ConnectionDegraded.name;
const SILENT = ConnectionSilent.name;
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

on(ConnectionSilent, ({ connectionId, since, missed, rounds }) => ({
  change: 'raise',
  kind: SILENT,
  subject: connectionId,
  itemId: `${connectionId}/${since}`,
  title: `${connectionId} has fallen silent`,
  detail: `Its last webhook came at ${since}. Changes found since by looking: ${missed}, in ${rounds} rounds. They are dealt with, only later than usual. Check that webhooks are sent and that they reach us.`,
  scope: { connectionId },
}));
on(ConnectionHeard, ({ connectionId, since }) => ({
  change: 'settle',
  kind: SILENT,
  itemId: `${connectionId}/${since}`,
  keep: true,
}));

const DRIFTED = MappingDrifted.name;
on(MappingDrifted, ({ storeId, mappingId, since, fields }) => ({
  change: 'raise',
  kind: DRIFTED,
  subject: `${storeId}/${mappingId}`,
  itemId: `${storeId}/${mappingId}/${since}`,
  title: `${storeId}: what it sends has changed (${mappingId})`,
  detail:
    `The mapper shows it under Drift (/mappings/${mappingId}?panel=drift&store=${storeId}), with the fields they may be now. ${fields.map(driftedField).join(' ')}`.slice(
      0,
      4000,
    ),
  scope: { storeId, orderId: null },
}));
on(MappingDriftEnded, ({ storeId, mappingId, since }) => ({
  change: 'settle',
  kind: DRIFTED,
  itemId: `${storeId}/${mappingId}/${since}`,
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

on(PaymentException, ({ storeId, orderId, payment, error }) => ({
  change: 'raise',
  kind: PaymentException.name,
  subject: paymentSubject(payment),
  itemId: `${payment.paymentId}/${error.code}`,
  title: `Order ${orderId}: money that does not fit`,
  detail: `${error.message} (${error.code})`,
  scope: { storeId, orderId },
  tellEach: true,
}));
/** Money that does not fit is no matter any more when none of it is held. */
for (const event of [RefundSucceeded, PaymentCanceled, PaymentExpired]) {
  on(event, ({ payment }) =>
    payment.captured.amount > payment.refunded.amount
      ? []
      : { change: 'settle-subject', kind: PaymentException.name, subject: paymentSubject(payment) },
  );
}

const EXPIRING = PaymentAuthorizationExpiring.name;
on(PaymentAuthorizationExpiring, ({ storeId, orderId, payment, hoursLeft, captureBefore }) => ({
  change: 'raise',
  kind: EXPIRING,
  subject: `${storeId}/${orderId}`,
  itemId: `${payment.paymentId}/${Math.ceil(hoursLeft)}`,
  title: `Order ${orderId}: the authorization is lost in ${Math.round(hoursLeft)} hours`,
  detail: `Capture it before ${captureBefore}, or the money is released.`,
  scope: { storeId, orderId },
  tellEach: true,
}));
/** A page that nobody paid on expires too, and nothing is lost with it. */
on(PaymentExpired, ({ storeId, orderId, payment }) =>
  payment.authorized.amount === 0
    ? []
    : {
        change: 'raise',
        kind: EXPIRING,
        subject: `${storeId}/${orderId}`,
        itemId: `${payment.paymentId}/lost`,
        title: `Order ${orderId}: the authorization is lost`,
        detail: `Do not ship it. ${
          payment.payUrl === null
            ? 'Ask the customer for another payment, or cancel the order.'
            : `The customer can pay again at ${payment.payUrl}, or cancel the order.`
        }`,
        scope: { storeId, orderId },
        tellEach: true,
      },
);
for (const event of [PaymentSucceeded, PaymentPartiallyCaptured, PaymentCanceled]) {
  on(event, ({ storeId, orderId }) => ({
    change: 'settle-subject',
    kind: EXPIRING,
    subject: `${storeId}/${orderId}`,
  }));
}
on(OrderStatusChanged, ({ storeId, orderId, transition }) =>
  transition === 'canceled'
    ? { change: 'settle-subject', kind: EXPIRING, subject: `${storeId}/${orderId}` }
    : [],
);

on(BookingException, ({ storeId, orderId, balanceTransactionId, error }, eventId) => ({
  change: 'raise',
  kind: BookingException.name,
  subject: `${storeId}/${balanceTransactionId}`,
  itemId: eventId,
  title: `A movement of the balance was not booked (${balanceTransactionId})`,
  detail: `${error.message} (${error.code})`,
  scope: { storeId, orderId },
}));
/** The key of an entry is the provider's name and the movement's id. */
on(JournalEntryRecorded, ({ storeId, entry }) => ({
  change: 'settle-subject',
  kind: BookingException.name,
  subject: `${storeId}/${entry.key.slice(entry.key.indexOf(':') + 1)}`,
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

const CHANGES = { gone: 'is gone', 'type-changed': 'has another type', rarer: 'is rarer' } as const;

const driftedField = ({ path, kind, rules }: BodyOf<typeof MappingDrifted>['fields'][number]): string =>
  `${path} ${CHANGES[kind]} (read by ${rules.join(', ')}).`;

function deadLetterScope({ correlationId }: BodyOf<typeof DeadLetterRecorded>): AlertScope {
  const { storeId, orderId } = parseCorrelationId(correlationId ?? undefined);
  return storeId !== undefined ? { storeId, orderId: orderId ?? null } : { everybody: true };
}

const paymentSubject = ({ storeId, orderId, paymentId }: Payment): string =>
  `${storeId}/${orderId}/${paymentId}`;
