import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { Failure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';
import { newTrace, parseTraceparent } from '#platform/trace/trace-context';
import type { ChannelUser } from '../connection/channel-user';
import type { HandlerRegistry } from '../consumer/handler-registry';
import { parseBody } from '../consumer/parse-body';
import { HEADER, type Headers } from '../envelope';
import type { QueryContext } from './query-context';
import { answerOf, refusalOf } from './query-wire';

const PREFETCH = 50;

/** Answers the questions put to a service. Every question is answered or, when its asker is gone, dropped; none is tried twice. */
export class QueryServer implements ChannelUser {
  readonly name: string;
  private draining = false;
  private channel: Channel | undefined;
  private consumerTag: string | undefined;

  constructor(
    private readonly queue: string,
    private readonly handlers: HandlerRegistry,
    private readonly logger: Logger,
  ) {
    this.name = queue;
  }

  create(model: ChannelModel): Promise<Channel> {
    return model.createChannel();
  }

  async opened(channel: Channel): Promise<void> {
    if (this.draining) return;
    await channel.prefetch(PREFETCH);
    const { consumerTag } = await channel.consume(this.queue, (message) => {
      if (message) void this.answer(channel, message);
      else channel.close().catch(() => undefined);
    });
    this.channel = channel;
    this.consumerTag = consumerTag;
  }

  closed(): void {
    this.channel = undefined;
    this.consumerTag = undefined;
  }

  async stop(): Promise<void> {
    this.draining = true;
    if (this.channel && this.consumerTag !== undefined) {
      await this.channel.cancel(this.consumerTag).catch(() => undefined);
    }
  }

  private async answer(channel: Channel, message: ConsumeMessage): Promise<void> {
    const reply = await this.handle(message).then(answerOf, refusalOf);
    if (this.channel !== channel) return;
    try {
      const { replyTo, correlationId } = message.properties as { replyTo?: string; correlationId?: string };
      if (replyTo !== undefined && correlationId !== undefined) {
        channel.publish('', replyTo, reply, { correlationId, contentType: 'application/json' });
      }
      channel.ack(message);
    } catch (error) {
      this.logger.warn({ error: (error as Error).message }, 'an answer could not be sent');
    }
  }

  private async handle(message: ConsumeMessage): Promise<unknown> {
    const {
      type = '',
      messageId = '',
      headers = {},
    } = message.properties as {
      type?: string;
      messageId?: string;
      headers?: Headers;
    };
    const handler = this.handlers.find(type);
    if (handler?.definition.kind !== 'query') {
      throw Failure.permanent('unknown-type', `Nobody here answers "${type}"`);
    }
    const context: QueryContext = {
      queryId: messageId,
      trace: parseTraceparent(headers[HEADER.traceparent]) ?? newTrace(),
    };
    return handler.invoke(parseBody(type, handler.definition.schema, message.content), context);
  }
}
