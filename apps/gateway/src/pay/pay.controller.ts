import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RenewCheckout } from '#contracts/commands/payments';
import type { ResponseOf } from '#contracts/message';
import type { OrderKey } from '#contracts/models/common';
import { FindCheckout } from '#contracts/queries/payments';
import { Outbox } from '#messaging/outbox/outbox';
import { QueryClient } from '#messaging/query-client';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { readPayToken } from '#platform/pay-link/pay-link';
import { CLOCK, LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';
import { Documented } from '../docs/documented';
import { payPage, type PayPage } from './pay-page';

type Checkout = ResponseOf<typeof FindCheckout>;

/** A reload within this time asks for no second session. */
const RENEWAL_PAUSE_MS = 15_000;
const MOST_RENEWALS = 10_000;
const REFRESH_SECONDS = 2;

/** The shopper's one link: no log-in, the token is the proof. */
@Documented(({ ApiExcludeController }) => [ApiExcludeController()])
@Controller('pay')
export class PayController {
  private readonly renewals = new Map<string, number>();

  constructor(
    private readonly queries: QueryClient,
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Get(':token')
  async pay(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const order = readPayToken(token, this.config.PAY_LINK_KEY);
    if (!order) return show(reply, 404, UNKNOWN);
    let checkout: Checkout;
    try {
      checkout = await this.queries.ask(FindCheckout, order);
    } catch (error) {
      this.logger.warn({ err: error, ...order }, 'The payment page could not be found out');
      return show(reply, 503, AWAY);
    }
    switch (checkout.state) {
      case 'open':
        if (checkout.url === null) return show(reply, 200, WAITING);
        await reply.header('cache-control', 'no-store').redirect(checkout.url, 302);
        return;
      case 'renewable':
        await this.renew(order);
        return show(reply, 200, WAITING);
      case 'paid':
        return show(reply, 200, withReturn(PAID, checkout));
      case 'pending':
        return show(reply, 200, withReturn(PENDING, checkout));
      case 'closed':
        return show(reply, 410, withReturn(CLOSED, checkout));
      case 'unknown':
        return show(reply, 404, UNKNOWN);
    }
  }

  /** Asking often is harmless, the payments service makes one session; this only spares it the questions. */
  private async renew(order: OrderKey): Promise<void> {
    const now = this.clock.now().getTime();
    const key = JSON.stringify([order.storeId, order.orderId]);
    if (now - (this.renewals.get(key) ?? -Infinity) < RENEWAL_PAUSE_MS) return;
    if (this.renewals.size >= MOST_RENEWALS) this.renewals.clear();
    this.renewals.set(key, now);
    await this.database.transaction((tx) =>
      this.outbox.publish(tx, RenewCheckout, order, { correlation: order }),
    );
  }
}

const WAITING: PayPage = {
  title: 'One moment',
  text: 'We are preparing your payment. This page continues by itself.',
  refreshSeconds: REFRESH_SECONDS,
};
const AWAY: PayPage = {
  title: 'One moment',
  text: 'The payment cannot be reached right now. This page tries again by itself.',
  refreshSeconds: 10,
};
const PAID: PayPage = { title: 'Paid', text: 'This order is paid. Thank you.' };
const PENDING: PayPage = {
  title: 'Payment pending',
  text: 'Your payment is on its way. With some methods this takes a few days; you do not have to do anything.',
};
const CLOSED: PayPage = {
  title: 'No longer payable',
  text: 'This order can no longer be paid. Please contact the shop.',
};
const UNKNOWN: PayPage = {
  title: 'Not found',
  text: 'This link is not valid. Please use the link from your order.',
};

const withReturn = (page: PayPage, { successUrl }: Checkout): PayPage =>
  successUrl === null ? page : { ...page, link: { url: successUrl, label: 'Back to the shop' } };

async function show(reply: FastifyReply, status: number, page: PayPage): Promise<void> {
  const headers = status === 503 ? { 'retry-after': '10' } : {};
  await reply
    .code(status)
    .headers({
      ...headers,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-type': 'text/html; charset=utf-8',
    })
    .send(payPage(page));
}
