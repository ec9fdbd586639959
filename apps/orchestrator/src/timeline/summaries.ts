import {
  BookingException,
  ErpOrderPosted,
  InventoryReleased,
  InventoryReserved,
  JournalEntryPosted,
  JournalEntryRecorded,
} from '#contracts/events/books';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { DisputeClosed, DisputeEvidenceDue, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import { PaymentLinkMailed } from '#contracts/events/emails';
import {
  OrderChanged,
  OrderParcelUpdated,
  OrderPlaced,
  OrderReturnApproved,
  OrderSentAgain,
  OrderShipped,
  OrderStatusChanged,
  OrderStockPutBack,
  OrderUpdated,
} from '#contracts/events/orders';
import {
  BalanceTransactionRecorded,
  PaymentAuthorizationExpiring,
  PaymentAuthorized,
  PaymentCanceled,
  PaymentCaptureFailed,
  PaymentCreated,
  PaymentException,
  PaymentExpired,
  PaymentFailed,
  PaymentNotRequired,
  PaymentPartiallyCaptured,
  PaymentProcessing,
  PaymentRequiresAction,
  PaymentSucceeded,
  RefundCreated,
  RefundFailed,
  RefundSucceeded,
} from '#contracts/events/payments';
import { OrderCreatedByUs } from '#contracts/events/renewals';
import { CreditNoteIssued } from '#contracts/events/subscriptions';
import { FraudWarningReceived, ReviewClosed, ReviewOpened } from '#contracts/events/reviews';
import { WorkflowSignaled } from '#contracts/events/workflows';
import type { BodyOf, EventDefinition } from '#contracts/message';
import type { Parcel } from '#contracts/models/parcel';
import { plainMoney } from './format-money';

/** One sentence per fact, in words an operator uses. */
export const summaries = new Map<string, (body: object) => string>();

function say<D extends EventDefinition>(event: D, sentence: (body: BodyOf<D>) => string): void {
  summaries.set(event.name, sentence as (body: object) => string);
}

say(OrderPlaced, ({ order }) => `Order ${order.number} was placed over ${plainMoney(order.total)}`);
say(
  OrderCreatedByUs,
  ({ order, invoiceId }) =>
    `Order ${order.number} over ${plainMoney(order.total)} was made in the shop for the paid invoice ${invoiceId}`,
);
say(
  CreditNoteIssued,
  ({ creditNote }) => `Credit note ${creditNote.number} over ${plainMoney(creditNote.total)} was issued`,
);
say(OrderChanged, ({ order, totalChanged }) =>
  totalChanged
    ? `Order ${order.number} was changed: the total is now ${plainMoney(order.total)}`
    : `Order ${order.number} was changed; the total is the same`,
);
say(OrderStatusChanged, ({ previous, current }) =>
  previous === null
    ? `The shop set the status "${current}"`
    : `The shop moved the status from "${previous}" to "${current}"`,
);
say(
  OrderReturnApproved,
  ({ returnId, amount }) => `The shop approved the return ${returnId} over ${plainMoney(amount)}`,
);
say(OrderShipped, ({ shipmentId, amount, complete, parcel }) => {
  const how = parcel ? ` in ${parcelWords(parcel)}` : '';
  return complete
    ? `The last part of the order was shipped${how} (${shipmentId}, ${plainMoney(amount)})`
    : `A part of the order worth ${plainMoney(amount)} was shipped${how} (${shipmentId})`;
});
say(OrderParcelUpdated, ({ parcel }) => `What was shipped is in ${parcelWords(parcel)}`);
say(OrderStockPutBack, ({ items, sourceId }) =>
  items.length === 0
    ? `No stock is kept of what came back (${sourceId})`
    : `What came back is in the shop's stock again (${sourceId})`,
);
say(OrderSentAgain, ({ to, by }) => `Sent to the ${to === 'erp' ? 'ERP' : 'shop'} again by ${by}`);
say(PaymentLinkMailed, ({ by: who }) => `The link to pay was mailed to the shopper by ${who}`);
say(
  OrderUpdated,
  (body) => `The shop now says "${body.commerceStatus}" (${body.orderStatus})${because(body.note)}`,
);

say(PaymentCreated, ({ payment }) => `A payment of ${plainMoney(payment.amount)} was prepared`);
say(PaymentNotRequired, () => 'Nothing has to be paid');
say(PaymentRequiresAction, () => 'The shopper has to confirm the payment');
say(PaymentProcessing, ({ payment }) => `The payment is under way${by(payment.method?.type)}`);
say(PaymentAuthorized, ({ payment }) => `${plainMoney(payment.authorized)} were authorized`);
say(
  PaymentSucceeded,
  ({ payment }) => `${plainMoney(payment.captured)} were paid${by(payment.method?.type)}`,
);
say(
  PaymentPartiallyCaptured,
  ({ payment }) => `${plainMoney(payment.captured)} of ${plainMoney(payment.amount)} were captured`,
);
say(PaymentFailed, ({ payment }) => `The payment was declined${because(payment.failure?.message)}`);
say(PaymentCanceled, () => 'The payment was canceled');
say(PaymentExpired, () => 'The payment has expired');
say(PaymentCaptureFailed, ({ error }) => `The capture was refused${because(error.message)}`);
say(
  PaymentAuthorizationExpiring,
  ({ hoursLeft }) => `The authorization is lost in ${Math.round(hoursLeft)} hours unless it is captured`,
);
say(PaymentException, ({ error }) => `The payment needs a look${because(error.message)}`);
say(RefundCreated, ({ refund }) => `A refund of ${plainMoney(refund.amount)} was begun`);
say(RefundSucceeded, ({ refund }) => `${plainMoney(refund.amount)} were refunded`);
say(
  RefundFailed,
  ({ refund }) => `The refund of ${plainMoney(refund.amount)} failed${because(refund.failure?.message)}`,
);
say(BalanceTransactionRecorded, ({ balanceTransaction: movement }) => {
  const { currency } = movement;
  const [gross, fee] = [movement.amount, movement.fee].map((amount) => plainMoney({ amount, currency }));
  return `The balance moved by ${gross}, fee ${fee} (${movement.reportingCategory})`;
});

say(DisputeOpened, ({ dispute }) =>
  dispute.status.startsWith('warning')
    ? `The bank of the customer asks about ${plainMoney(dispute.amount)} (${dispute.reason})`
    : `The bank of the customer disputes ${plainMoney(dispute.amount)} (${dispute.reason})`,
);
say(DisputeUpdated, ({ dispute }) =>
  dispute.fundsWithdrawn
    ? `The dispute is ${inWords(dispute.status)}; ${plainMoney(dispute.amount)} are withdrawn`
    : `The dispute is ${inWords(dispute.status)}`,
);
say(
  DisputeEvidenceDue,
  ({ hoursLeft }) => `Evidence for the dispute is due in ${Math.round(hoursLeft)} hours`,
);
say(DisputeClosed, ({ outcome }) => `The dispute has ended: ${inWords(outcome)}`);
say(ReviewOpened, ({ review }) => `The payment is under review (${review.openedBy})`);
say(ReviewClosed, ({ review }) => `The review has ended: ${inWords(review.closedAs ?? 'closed')}`);
say(FraudWarningReceived, ({ warning }) => `A card network warns of fraud (${inWords(warning.fraudType)})`);

say(JournalEntryRecorded, ({ entry }) => `Booked: ${entry.description}`);
say(JournalEntryPosted, ({ entry }) => `The ERP has the entry as ${entry.erp?.documentId ?? entry.entryId}`);
say(BookingException, ({ error }) => `A movement of the balance was not booked${because(error.message)}`);
say(ErpOrderPosted, ({ erpOrderId }) => `The ERP has the order as ${erpOrderId}`);
say(InventoryReserved, ({ reservations }) =>
  reservations.length > 0 ? `Stock is reserved (${reservations.join(', ')})` : 'No stock had to be reserved',
);
say(InventoryReleased, () => 'Reserved stock was released');
say(DeadLetterRecorded, ({ type, reason }) => `A message (${type}) could not be handled${because(reason)}`);
say(WorkflowSignaled, ({ workflowId, signal, data }) => {
  const { message } = data;
  return `Workflow ${workflowId} says ${signal}${because(typeof message === 'string' ? message : undefined)}`;
});

function parcelWords({ parcelId, carrier, trackingNumber }: Parcel): string {
  const number = trackingNumber === null ? '' : `, tracking number ${trackingNumber}`;
  return `parcel ${parcelId}${carrier === null ? '' : ` with ${carrier}`}${number}`;
}

function inWords(code: string): string {
  return code.replaceAll('_', ' ');
}

function because(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : `: ${reason}`;
}

function by(method: string | undefined): string {
  return method === undefined ? '' : ` by ${method}`;
}
