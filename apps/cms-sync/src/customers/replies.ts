import { Injectable } from '@nestjs/common';
import { RequestSettled } from '#contracts/events/platform';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

/** Answers the workflow's step and the admin API, whichever waits. */
@Injectable()
export class CustomerReplies {
  async done(
    tx: Tx,
    message: MessageContext,
    requestId: string | undefined,
    result: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await message.completeStep(tx, { ...result });
    if (requestId === undefined) return;
    await message.publish(tx, RequestSettled, { requestId, outcome: { status: 'done', result } });
  }

  async refused(
    tx: Tx,
    message: MessageContext,
    requestId: string | undefined,
    problem: Refusal,
  ): Promise<void> {
    await message.failStep(tx, { code: problem.code, message: problem.detail });
    if (requestId === undefined) return;
    await message.publish(tx, RequestSettled, { requestId, outcome: { status: 'refused', problem } });
  }
}
