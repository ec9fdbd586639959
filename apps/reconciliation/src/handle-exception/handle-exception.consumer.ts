import { Controller, Inject } from '@nestjs/common';
import { HandleException } from '#contracts/commands/reconciliation';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { type Refusal, Replies } from '#service/replies/replies';
import { ReconciliationExceptionRepository } from '../database/reconciliation-exception.repository';
import { handleException } from '../domain/handle-exception';
import { LinkException } from './link-exception';
import { MendBooks } from './mend-books';
import { refusal } from '../replies/refusal';

@Controller()
export class HandleExceptionConsumer {
  constructor(
    private readonly exceptions: ReconciliationExceptionRepository,
    private readonly link: LinkException,
    private readonly mend: MendBooks,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(HandleException)
  async handle(body: BodyOf<typeof HandleException>, message: MessageContext): Promise<void> {
    const { exceptionId, action, stores, actor, requestId } = body;
    await message.once(async (tx) => {
      const known = await this.exceptions.find(tx, exceptionId, stores, 'FOR UPDATE');
      if (!known) {
        const unknown = refusal(404, 'not-found', 'There is no such exception');
        return this.replies.refused(tx, message, requestId, unknown);
      }
      const at = this.clock.now();
      const handled = handleException(known, action, at);
      if (handled.kind === 'refused') {
        return this.replies.refused(tx, message, requestId, refusal(409, handled.code, handled.detail));
      }
      const problem = await this.act(tx, message, known, body);
      if (problem) return this.replies.refused(tx, message, requestId, problem);
      const { exception, note } = handled;
      await this.exceptions.change(tx, exception, { actor, action: action.kind, note }, at);
      return this.replies.done(tx, message, requestId, { exception });
    });
  }

  /** What the action does to the books; null when it is done, or there is nothing to do. */
  private async act(
    tx: Tx,
    message: MessageContext,
    known: ReconciliationException,
    { action, actor }: BodyOf<typeof HandleException>,
  ): Promise<Refusal | null> {
    switch (action.kind) {
      case 'link':
        return this.link.run(tx, message, known, action, actor);
      case 'create':
        return this.mend.create(tx, message, known);
      case 'correct':
        return this.mend.correct(tx, message, known, action, actor);
      default:
        return null;
    }
  }
}
