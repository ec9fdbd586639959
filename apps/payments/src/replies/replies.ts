import { Injectable } from '@nestjs/common';
import { RequestSettled } from '#contracts/events/platform';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { toPaymentBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import type { Refusal } from './refusal';

/** Answers whoever waits for a command: the workflow's step, the admin API, or nobody. */
@Injectable()
export class Replies {
  async done(
    tx: Tx,
    message: MessageContext,
    requestId: string | undefined,
    payment: PaymentRecord | undefined,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const body = payment && toPaymentBody(payment);
    await message.completeStep(tx, { ...(body ? { payment: body, status: body.status } : {}), ...more });
    if (requestId === undefined) return;
    await message.publish(tx, RequestSettled, {
      requestId,
      outcome: { status: 'done', result: body ?? more },
    });
  }

  async refused(
    tx: Tx,
    message: MessageContext,
    requestId: string | undefined,
    refusal: Refusal,
  ): Promise<void> {
    await message.failStep(tx, {
      code: refusal.code,
      message: refusal.message,
      ...(refusal.details === undefined ? {} : { details: { ...refusal.details } }),
    });
    if (requestId === undefined) return;
    await message.publish(tx, RequestSettled, {
      requestId,
      outcome: {
        status: 'refused',
        problem: {
          status: refusal.status,
          code: refusal.code,
          title: refusal.title,
          detail: refusal.message,
        },
      },
    });
  }
}
