import { attemptInvoice } from '../billing/collect-invoice';
import { renewSubscription } from '../billing/subscriptions';
import { settleSession } from '../checkout/complete-session';
import { expireWhenDue } from '../checkout/expire-session';
import { settleBankDebit } from '../payments/bank-debits';
import { bookLater } from '../payments/book-charge';
import { expireAuthorization } from '../payments/cancel-payment';
import { payOutBySchedule } from '../payments/payout-schedule';
import { payPayout } from '../payments/payouts';
import { failRefund, finishRefund } from '../payments/refunds';
import type { StripeWorld } from './world';

/** What happens without anybody asking, once its time has come. */
export function scheduleWork(world: StripeWorld): void {
  const { agenda } = world;
  agenda.on('expire-session', (id) => expireWhenDue(world, id));
  agenda.on('expire-authorization', (id) => expireAuthorization(world, id));
  agenda.on('book-charge', (id) => bookLater(world, id));
  agenda.on('finish-refund', (id) => finishRefund(world, id));
  agenda.on('fail-refund', (id) => failRefund(world, id));
  agenda.on('pay-payout', (id) => payPayout(world, id));
  agenda.on('automatic-payouts', () => payOutBySchedule(world));
  agenda.on('renew-subscription', (id) => renewSubscription(world, id));
  agenda.on('collect-invoice', (id) => attemptInvoice(world, id));
  agenda.on('settle-bank-debit', (id) => {
    settleBankDebit(world, id);
    settleSession(world, id);
  });
}
