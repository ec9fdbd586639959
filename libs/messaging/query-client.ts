import { randomUUID } from 'node:crypto';
import type { Channel, ChannelModel, ConsumeMessage, Message } from 'amqplib';
import type { z } from 'zod';
import type { QueryDefinition, ResponseOf } from '#contracts/message';
import { Failure } from '#platform/errors/failure';
import { childOf, formatTraceparent, newTrace, type TraceContext } from '#platform/trace/trace-context';
import type { ChannelUser } from './connection/channel-user';
import { checkBody } from './consumer/parse-body';
import { HEADER } from './envelope';
import { readAnswer } from './queries/query-wire';
import { queryQueueName } from './topology/names';

export interface AskOptions {
  readonly timeoutMs?: number;
  readonly trace?: TraceContext;
}

interface Question {
  readonly answered: (content: Buffer) => void;
  readonly unanswered: (reason: string) => void;
}

const DEFAULT_TIMEOUT_MS = 2_000;
/** The broker's own way of answering without a queue: only valid on the channel that asked. */
const REPLY_TO = 'amq.rabbitmq.reply-to';

/** Asks other services read-only questions. Nothing is kept: a question without an answer in time is forgotten. */
export class QueryClient implements ChannelUser {
  readonly name = 'queries asked';
  private channel: Channel | undefined;
  private readonly questions = new Map<string, Question>();
  private whenReady: Array<() => void> = [];

  constructor(private readonly prefix: string) {}

  create(model: ChannelModel): Promise<Channel> {
    return model.createChannel();
  }

  async opened(channel: Channel): Promise<void> {
    channel.on('return', (message: Message) => {
      this.questions.get(message.properties.messageId as string)?.unanswered('nobody takes this question');
    });
    await channel.consume(REPLY_TO, (message) => this.receive(message), { noAck: true });
    this.channel = channel;
    for (const resume of this.whenReady.splice(0)) resume();
  }

  closed(): void {
    this.channel = undefined;
    for (const question of [...this.questions.values()]) question.unanswered('the connection was lost');
  }

  /**
   * @throws Failure transient `query-unanswered` when no answer came in time; the answering side's own Failure (class, code, message);
   * permanent `invalid-body` or `invalid-answer` when a contract is broken
   */
  async ask<Q extends QueryDefinition>(
    definition: Q,
    request: z.input<Q['schema']>,
    options: AskOptions = {},
  ): Promise<ResponseOf<Q>> {
    const body: unknown = checkBody(definition.type, definition.schema, request);
    const content = await this.send(definition, Buffer.from(JSON.stringify(body)), options);
    return readAnswer(definition.type, definition.response, content) as ResponseOf<Q>;
  }

  private send(definition: QueryDefinition, content: Buffer, options: AskOptions): Promise<Buffer> {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const id = randomUUID();
    return new Promise<Buffer>((resolve, reject) => {
      const forget = (): void => {
        clearTimeout(timer);
        this.questions.delete(id);
      };
      const unanswered = (reason: string): void => {
        forget();
        reject(
          Failure.transient(
            'query-unanswered',
            `${definition.service} did not answer ${definition.type}: ${reason}`,
          ),
        );
      };
      const timer = setTimeout(() => unanswered(`nothing within ${timeoutMs} ms`), timeoutMs);
      const answered = (answer: Buffer): void => {
        forget();
        resolve(answer);
      };
      this.questions.set(id, { answered, unanswered });
      this.withChannel((channel) => {
        // The deadline may have passed while there was no connection.
        if (!this.questions.has(id)) return;
        try {
          channel.publish('', queryQueueName(this.prefix, definition.service), content, {
            mandatory: true,
            persistent: false,
            expiration: timeoutMs,
            messageId: id,
            correlationId: id,
            replyTo: REPLY_TO,
            type: definition.type,
            contentType: 'application/json',
            headers: { [HEADER.traceparent]: formatTraceparent(childOf(options.trace ?? newTrace())) },
          });
        } catch (error) {
          unanswered((error as Error).message);
        }
      });
    });
  }

  private withChannel(use: (channel: Channel) => void): void {
    if (this.channel) use(this.channel);
    else {
      this.whenReady.push(() => {
        if (this.channel) use(this.channel);
      });
    }
  }

  private receive(message: ConsumeMessage | null): void {
    if (!message) return;
    this.questions.get(message.properties.correlationId as string)?.answered(message.content);
  }
}
