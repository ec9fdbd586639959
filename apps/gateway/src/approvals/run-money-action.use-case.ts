import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { MoneyBody } from '#contracts/models/money';
import type { Payment } from '#contracts/models/payment';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { raiseProblem } from '#platform/http/problem';
import { newId } from '#platform/ids/new-id';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import type { Actor } from '../auth/actor';
import { RunAction } from '../requests/run-action.use-case';
import { MONEY_COMMANDS, type MoneyActionName } from './approval';
import { ApprovalRepository, type Approval } from './approval.repository';
import { moneyAtStake } from './money-at-stake';
import { PersonBehind } from './person-behind';

const HOUR_MS = 3_600_000;
/** More than that wait for nobody any more. */
const MOST_OPEN = 1_000;

export interface MoneyAction {
  readonly name: MoneyActionName;
  readonly paymentId: string;
  readonly actor: Actor;
  readonly key: string;
  readonly request: unknown;
  readonly payment: () => Promise<Payment>;
  /** What the command says beside payment and request. */
  readonly details: (payment: Payment) => Readonly<Record<string, unknown>> & { readonly amount?: MoneyBody };
}

export type MoneyActionAnswer =
  { readonly done: true; readonly payment: unknown } | { readonly done: false; readonly approval: Approval };

type Body = z.input<(typeof MONEY_COMMANDS)[MoneyActionName]['schema']>;

/** Captures, cancels and refunds: at once, or after a second person has approved it when more is at stake than one may move. */
@Injectable()
export class RunMoneyAction {
  constructor(
    private readonly runAction: RunAction,
    private readonly approvals: ApprovalRepository,
    private readonly people: PersonBehind,
    private readonly configuration: ConfigurationCopy,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(action: MoneyAction): Promise<MoneyActionAnswer> {
    const { name, paymentId, actor, key, request } = action;
    const limits = { held: undefined as Held | undefined };
    const accepted = await this.runAction.accept({
      actor,
      key,
      name: `${name} ${paymentId}`,
      request,
      command: MONEY_COMMANDS[name],
      body: async (requestId): Promise<Body> => {
        const payment = await action.payment();
        const { storeId, orderId } = payment;
        const details = action.details(payment);
        limits.held = await this.heldBack(action, payment, details.amount);
        const pinned = limits.held && name !== 'cancel' ? { amount: limits.held.moves } : {};
        return { storeId, orderId, paymentId: payment.paymentId, requestId, ...details, ...pinned };
      },
      keepBack: (tx, requestId, body) => this.keepBack(tx, action, requestId, body, limits.held),
    });
    if (!accepted.outcome) {
      const approval = await this.approvals.findByRequest(accepted.requestId);
      if (approval?.state === 'open') return { done: false, approval };
    }
    return { done: true, payment: await this.runAction.resultOf(accepted) };
  }

  /** Whether a second person would be asked. */
  async needsApproval(
    name: MoneyActionName,
    payment: Payment,
    asked: MoneyBody | undefined,
  ): Promise<boolean> {
    return (await this.heldBack({ name }, payment, asked)) !== undefined;
  }

  /** Undefined when one person may do it. What is approved is a sum, not "everything", which may be more by then. */
  private async heldBack(
    { name }: Pick<MoneyAction, 'name'>,
    payment: Payment,
    asked: MoneyBody | undefined,
  ): Promise<Held | undefined> {
    await this.configuration.refresh();
    const store = this.configuration.stores().find(({ id }) => id === payment.storeId);
    const limit = store?.approvals.above[payment.amount.currency];
    if (store === undefined || limit === undefined) return undefined;
    const { moves, altogether } = moneyAtStake(name, payment, asked);
    return altogether > limit ? { moves, limit, hours: store.approvals.expireAfterHours } : undefined;
  }

  private async keepBack(
    tx: Tx,
    { name, actor }: MoneyAction,
    requestId: string,
    body: Body,
    held: Held | undefined,
  ): Promise<boolean> {
    if (!held) return false;
    const { storeId, orderId, paymentId = '' } = body;
    if ((await this.approvals.countOpen(tx, storeId)) >= MOST_OPEN) {
      raiseProblem(409, 'too-many-approvals', 'Too many actions of this store wait for a decision');
    }
    const now = this.clock.now();
    const approvalId = newId('apr', now);
    const { amount, currency } = held.moves;
    await this.approvals.insert(tx, {
      ...{ approvalId, requestId, action: name, storeId, orderId, paymentId, amount, currency },
      limit: held.limit,
      command: body,
      requestedBy: actor.name,
      requesterAccount: await this.people.accountOf(actor),
      requestedAt: now,
      expiresAt: new Date(now.getTime() + held.hours * HOUR_MS),
    });
    const details = { action: name, paymentId, amount: held.moves, limit: held.limit, requestId };
    await this.audit.write(tx, actor.name, 'approval.request', approvalId, details, storeId);
    return true;
  }
}

interface Held {
  readonly moves: MoneyBody;
  readonly limit: number;
  readonly hours: number;
}
