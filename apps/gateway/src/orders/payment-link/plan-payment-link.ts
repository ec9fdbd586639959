import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { MailPaymentLink } from '#contracts/commands/emails';
import type { OrderKey } from '#contracts/models/common';
import type { Payment } from '#contracts/models/payment';
import { OrchestratorInspection } from '#contracts/queries/message-inspection';
import { GetOrder } from '#contracts/queries/orders';
import { ListOrderPayments } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import { err, ok, type Result } from '#platform/errors/result';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { currentPayment } from '../send-again/current-payment';
import {
  PreviewSchema,
  refusalOf,
  type PaymentLinkPreview,
  type Refusal,
  type RefusalCode,
} from './payment-link';

/** All of the command but who asks and under which request. */
export type LinkMail = Omit<z.input<(typeof MailPaymentLink)['schema']>, 'requestId' | 'by'>;

const OPEN: ReadonlySet<Payment['status']> = new Set(['pending', 'requires_action', 'failed']);
const ENDED: ReadonlySet<Payment['status']> = new Set(['expired', 'canceled']);

/** The mail with the link, made of what is true of the order now. Changes nothing. */
@Injectable()
export class PlanPaymentLink {
  constructor(
    private readonly queries: QueryClient,
    private readonly configuration: ConfigurationCopy,
  ) {}

  /** Undefined for an order that nobody knows. */
  async plan(key: OrderKey): Promise<Result<LinkMail, Refusal> | undefined> {
    const [known, { payments }] = await Promise.all([
      this.queries.ask(GetOrder, key),
      this.queries.ask(ListOrderPayments, key),
    ]);
    if (!known) return undefined;
    const { order, summary } = known;
    const payment = currentPayment(payments);
    if (summary.orderStatus === 'canceled') return refuse('order-canceled');
    if (!payment) return refuse('no-payment');
    if (ENDED.has(payment.status)) return refuse('payment-ended');
    if (!OPEN.has(payment.status)) return refuse('nothing-to-pay');
    if (payment.payUrl === null) return refuse('no-payment');
    const { email, firstName } = order.customer;
    if (email === null || email === '') return refuse('no-email');
    await this.configuration.refresh();
    if (this.configuration.store(key.storeId).mail === null) return refuse('no-mail-connection');
    const { number, locale } = order;
    // What is asked of the shopper, not what the shop says now: the two may differ until the payment is made anew.
    return ok({
      ...key,
      to: email,
      number,
      total: payment.amount,
      payUrl: payment.payUrl,
      firstName,
      locale,
    });
  }

  /** As the orchestrator would write it. */
  async written(mail: LinkMail): Promise<Result<NonNullable<PaymentLinkPreview['mail']>, Refusal>> {
    const body = { ...mail, requestId: 'not-sent-yet', by: 'nobody' };
    const { faults, preview } = await this.queries.ask(OrchestratorInspection, {
      messageId: 'not-sent-yet',
      type: MailPaymentLink.type,
      body,
    });
    const read = PreviewSchema.shape.mail.safeParse(preview?.details ?? null);
    if (read.success && read.data && preview?.verdict === 'would-act') return ok(read.data);
    return err(refusalOf('would-fail', faults[0]?.message ?? preview?.sentence));
  }
}

const refuse = (code: RefusalCode) => err(refusalOf(code));
