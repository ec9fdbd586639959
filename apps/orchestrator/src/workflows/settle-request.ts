import { RequestSettled } from '#contracts/events/platform';
import type { DocumentFault } from '#mapping/fault';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: DocumentFault[];
}

/** How a command of the admin API ended. */
export type RequestOutcome = { readonly result: unknown } | { readonly refused: Refusal };

/** Tells whoever waits at the admin API, in the transaction of the effect. */
export async function settleRequest(
  tx: Tx,
  message: MessageContext,
  requestId: string,
  outcome: RequestOutcome,
): Promise<void> {
  await message.publish(tx, RequestSettled, {
    requestId,
    outcome:
      'refused' in outcome
        ? { status: 'refused', problem: outcome.refused }
        : { status: 'done', result: outcome.result },
  });
}
