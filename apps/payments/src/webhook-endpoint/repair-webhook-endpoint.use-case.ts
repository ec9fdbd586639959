import { Injectable } from '@nestjs/common';
import type { RepairWebhookEndpoint } from '#contracts/commands/payments';
import { RequestSettled } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import type { PaymentPort } from '#connectors/kit/payment-port';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { eventsToSet } from '../domain/endpoint-drift';
import { refusals, type Refusal } from '../replies/refusal';
import { EndpointChecks, type EndpointCheck } from './endpoint-checks';

type Command = BodyOf<typeof RepairWebhookEndpoint>;

/**
 * Sets the provider's endpoint right. One that does not exist is not made: its signing secret would be shown once, to us, and belongs
 * into the configuration by a person's hand.
 */
@Injectable()
export class RepairWebhookEndpointUseCase {
  constructor(
    private readonly connectors: Connectors,
    private readonly checks: EndpointChecks,
  ) {}

  async repair(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const { connectionId, requestId } = command;
    const port = await this.connectors.payment(connectionId);
    const before = await this.checks.look(connectionId, port);
    const refusal = await this.setRight(before, port);
    const after = refusal ? before : await this.checks.look(connectionId, port);
    await message.once(async (tx) => {
      const result = await this.checks.note(tx, message, connectionId, after);
      if (refusal) return this.refuse(tx, message, requestId, refusal);
      await message.publish(tx, RequestSettled, { requestId, outcome: { status: 'done', result } });
    });
  }

  /** Why it was not done; undefined when it is right now. */
  private async setRight(
    { endpoint, expected, drift }: EndpointCheck,
    port: PaymentPort,
  ): Promise<Refusal | undefined> {
    if (!endpoint) return refusals.endpointMissing(expected.url);
    if (drift.length === 0) return undefined;
    try {
      const wanted = { url: expected.url, events: eventsToSet(expected, endpoint) };
      await port.updateWebhookEndpoint(endpoint.endpointId, wanted);
      return undefined;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass !== 'permanent') throw failure;
      return refusals.ofProvider(failure.code, failure.message);
    }
  }

  private async refuse(tx: Tx, message: MessageContext, requestId: string, refusal: Refusal): Promise<void> {
    const { status, code, title, message: detail } = refusal;
    const outcome = { status: 'refused' as const, problem: { status, code, title, detail } };
    await message.publish(tx, RequestSettled, { requestId, outcome });
  }
}
