import { Inject, Injectable } from '@nestjs/common';
import { MailPaymentLink } from '#contracts/commands/emails';
import type { OrderKey } from '#contracts/models/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { problem, ProblemError, raiseProblem } from '#platform/http/problem';
import { CLOCK } from '#service/tokens';
import type { Actor } from '../../auth/actor';
import { RunAction } from '../../requests/run-action.use-case';
import { actionName, LinkAllowance } from './link-allowance';
import type { PaymentLinkPreview, Refusal } from './payment-link';
import { PlanPaymentLink, type LinkMail } from './plan-payment-link';

/** Mails the shopper the link to pay by: once per key, not more often than allowed, and only while there is something to pay. */
@Injectable()
export class MailThePaymentLink {
  constructor(
    private readonly planner: PlanPaymentLink,
    private readonly allowance: LinkAllowance,
    private readonly runAction: RunAction,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async preview(order: OrderKey): Promise<PaymentLinkPreview> {
    const plan = (await this.planner.plan(order)) ?? unknownOrder();
    if (!plan.ok) return notMailed(plan.error);
    const refused = await this.allowance.refusal(this.database, order);
    if (refused) return notMailed(refused);
    const written = await this.planner.written(plan.value);
    return written.ok ? { mail: written.value, refusal: null } : notMailed(written.error);
  }

  /** Raises 404 for an unknown order, 422 and 429 with a code of `REFUSALS`, 409 for another request under the key. */
  async mail(order: OrderKey, actor: Actor, key: string): Promise<unknown> {
    return this.runAction.run({
      actor,
      key,
      name: actionName(order),
      request: null,
      command: MailPaymentLink,
      correlation: order,
      body: async (requestId) => ({ ...(await this.required(order)), requestId, by: actor.name }),
      keepBack: async (tx, requestId) => {
        const refused = await this.allowance.claim(tx, order, requestId);
        if (refused) this.raise(refused);
        return false;
      },
    });
  }

  private async required(order: OrderKey): Promise<LinkMail> {
    const plan = (await this.planner.plan(order)) ?? unknownOrder();
    return plan.ok ? plan.value : this.raise(plan.error);
  }

  private raise({ code, detail, until }: Refusal): never {
    if (until === null) return raiseProblem(422, code, detail);
    const seconds = Math.ceil((until.getTime() - this.clock.now().getTime()) / 1000);
    throw new ProblemError(problem(429, code, detail), { 'retry-after': String(Math.max(1, seconds)) });
  }
}

const unknownOrder = (): never => raiseProblem(404, 'not-found', 'There is no such order');

const notMailed = ({ code, detail, until }: Refusal): PaymentLinkPreview => ({
  mail: null,
  refusal: { code, detail, until: until?.toISOString() ?? null },
});
