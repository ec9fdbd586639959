import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LeadToCheckout } from './lead-to-checkout.use-case';
import { renderPayPage } from './pay-pages';

/** The shopper's way to the payment page; signed, without login. */
@ApiExcludeController()
@Controller('pay')
export class PayController {
  constructor(private readonly leadToCheckout: LeadToCheckout) {}

  @Get(':token')
  async follow(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const outcome = await this.leadToCheckout.lead(token);
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    if (outcome.kind === 'redirect') {
      await reply.redirect(outcome.url, 302);
      return;
    }
    const backUrl = 'backUrl' in outcome ? outcome.backUrl : null;
    const { status, html } = renderPayPage(outcome.kind, backUrl);
    await reply.code(status).type('text/html; charset=utf-8').send(html);
  }
}
