import type { BodyOf, ServiceName } from '#contracts/message';
import {
  INSPECTIONS,
  type MessageInspection,
  type PaymentsInspection,
} from '#contracts/queries/message-inspection';
import type { Database } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import type { HandlerRegistry } from '../consumer/handler-registry';
import { checkBody } from '../consumer/parse-body';
import { wasHandled } from '../inbox/inbox';
import type { GoodMessages } from './good-messages';
import { differencesOf, shapeOf } from './message-shape';
import type { Preview, Previews } from './previews';

export interface InspectionParts {
  readonly service: ServiceName;
  readonly database: Database;
  readonly handlers: HandlerRegistry;
  readonly previews: Previews;
  readonly good: GoodMessages;
}

/** Answers, in every service, what would become of a message: by its contract, its inbox, its handler's preview and the last good one. */
export class InspectMessage {
  constructor(private readonly parts: InspectionParts) {}

  register(): void {
    const { handlers, service } = this.parts;
    handlers.add(INSPECTIONS[service], (body) => this.inspect(body as BodyOf<typeof PaymentsInspection>));
  }

  private async inspect({
    messageId,
    type,
    body,
  }: BodyOf<typeof PaymentsInspection>): Promise<MessageInspection> {
    const { database, handlers, good } = this.parts;
    const handler = handlers.find(type);
    const handled = handler !== undefined && handler.definition.kind !== 'query';
    const [effectHappened, last] = await Promise.all([
      wasHandled(database, messageId, type),
      good.find(database, type),
    ]);
    const checked = handled ? this.check(type, body) : { faults: [], kept: undefined };
    const preview = handled && checked.faults.length === 0 ? await this.preview(type, checked.kept) : null;
    return {
      handled,
      faults: checked.faults,
      effectHappened,
      preview,
      comparedWith: last ? { messageId: last.messageId, handledAt: last.handledAt.toISOString() } : null,
      differences: last ? differencesOf(last.shape, shapeOf(body)) : [],
    };
  }

  private check(type: string, body: unknown): { faults: MessageInspection['faults']; kept: unknown } {
    try {
      return { faults: [], kept: checkBody(type, this.parts.handlers.find(type)!.definition.schema, body) };
    } catch (error) {
      const issues = toFailure(error).details['issues'] as MessageInspection['faults'];
      return { faults: issues, kept: undefined };
    }
  }

  /** What a preview fails with is what the handler would fail with. */
  private async preview(type: string, body: unknown): Promise<Preview | null> {
    const previewer = this.parts.previews.find(type);
    if (!previewer) return null;
    try {
      return await previewer(body);
    } catch (error) {
      const { code, message, details } = toFailure(error);
      const plain = JSON.parse(JSON.stringify(details)) as Record<string, unknown>;
      return {
        verdict: 'would-fail',
        code: code.slice(0, 100),
        sentence: message.slice(0, 2_000),
        details: plain,
      };
    }
  }
}
