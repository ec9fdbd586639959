import { Injectable } from '@nestjs/common';
import { RequestSettled } from '#contracts/events/platform';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: ReadonlyArray<{ readonly path: string; readonly code: string; readonly message: string }>;
}

/** Answers whoever waits for a command: the workflow's step, the admin API, or nobody. */
@Injectable()
export class Replies {
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
    refused: Refusal,
  ): Promise<void> {
    await message.failStep(tx, { code: refused.code, message: refused.detail });
    if (requestId === undefined) return;
    const { errors, ...problem } = refused;
    await message.publish(tx, RequestSettled, {
      requestId,
      outcome: { status: 'refused', problem: { ...problem, ...(errors && { errors: [...errors] }) } },
    });
  }
}
