import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OrderSentAgain } from '#contracts/events/orders';
import type { OrderKey } from '#contracts/models/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../../audit/audit-log';
import type { Actor } from '../../auth/actor';
import { ActionRequestRepository, type ActionRequest } from '../../requests/action-request.repository';
import { PlanSendAgain, type Planned } from './plan-send-again';
import { SentSchema, type Receiver, type Sent } from './send-again';

export interface SendAgainRequest {
  readonly order: OrderKey;
  readonly to: Receiver;
  readonly actor: Actor;
  /** The caller's Idempotency-Key. */
  readonly key: string;
}

/**
 * Sends what the receivers lack of an order, made anew of what is true now. The receivers compare before they write, so that it is
 * harmless where nothing is missing; one key sends once all the same, for the sake of the timeline.
 */
@Injectable()
export class SendAgain {
  constructor(
    private readonly planner: PlanSendAgain,
    private readonly database: Database,
    private readonly requests: ActionRequestRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Raises 404 for an unknown order, 422 with a code of `REFUSALS`, 409 for another request under the key. */
  async send(request: SendAgainRequest): Promise<Sent> {
    const bodyHash = hashOf(request);
    const known = await this.requests.find(request.actor.name, request.key);
    if (known) return sentBefore(known, bodyHash);
    const plan = await this.planner.plan(request.order, request.to);
    if (!plan) return raiseProblem(404, 'not-found', 'There is no such order');
    if (!plan.ok) return raiseProblem(422, plan.error.code, plan.error.detail);
    const sent = await this.database.transaction((tx) => this.commit(tx, request, bodyHash, plan.value));
    if (sent) return sent;
    // Two at the same moment: the other one was first.
    const first = await this.requests.find(request.actor.name, request.key);
    return first ? sentBefore(first, bodyHash) : raiseProblem(503, 'action-pending', 'Ask again');
  }

  private async commit(
    tx: Tx,
    { order, to, actor, key }: SendAgainRequest,
    bodyHash: string,
    planned: readonly Planned[],
  ): Promise<Sent | undefined> {
    const at = this.clock.now();
    const requestId = newId('req', at);
    const action = `send-again ${to}`;
    if (!(await this.requests.insert(tx, { requestId, actor: actor.name, key, action, bodyHash, at }))) {
      return undefined;
    }
    const messages: Sent['messages'] = [];
    for (const { command, body } of planned) {
      const id = newId('msg', at);
      await this.outbox.publish(tx, command, body, { correlation: order, messageId: id });
      messages.push({ id, service: command.service, type: command.type });
    }
    const types = messages.map(({ type }) => type);
    const told = { ...order, to, by: actor.name, types, at: at.toISOString() };
    await this.outbox.publish(tx, OrderSentAgain, told, { correlation: order });
    const subject = `${order.storeId}/${order.orderId}`;
    await this.audit.write(
      tx,
      actor.name,
      'order.send-again',
      subject,
      { to, messages, requestId },
      order.storeId,
    );
    const sent = { to, messages };
    await this.requests.settle(tx, requestId, { status: 'done', result: sent }, at);
    return sent;
  }
}

function sentBefore(request: ActionRequest, bodyHash: string): Sent {
  if (request.bodyHash !== bodyHash || request.outcome?.status !== 'done') {
    return raiseProblem(409, 'idempotency-key-reused', 'This Idempotency-Key was used for another request');
  }
  return SentSchema.parse(request.outcome.result);
}

const hashOf = ({ order: { storeId, orderId }, to }: SendAgainRequest): string =>
  createHash('sha256')
    .update(JSON.stringify(['send-again', storeId, orderId, to]))
    .digest('hex');
