import { RequestSettled } from '#contracts/events/platform';
import type { BodyOf, CommandDefinition, QueryDefinition, ResponseOf } from '#contracts/message';
import type { Outcome } from '../requests/action-request.repository';
import { answerOf, refusalOf } from '#messaging/queries/query-wire';
import { queryQueueName } from '#messaging/topology/names';
import type { TestGateway } from './create-test-gateway';

type Answerer = (request: unknown) => unknown;

/** Other services as far as the gateway sees them: they answer questions and settle requests. */
export class Neighbours {
  private readonly answers = new Map<string, Answerer>();
  private readonly consuming = new Set<string>();
  private readonly settled = new Set<string>();

  constructor(private readonly gateway: TestGateway) {}

  async answer<Q extends QueryDefinition>(
    query: Q,
    answer: (request: BodyOf<Q>) => ResponseOf<Q>,
  ): Promise<void> {
    this.answers.set(query.type, answer as Answerer);
    if (this.consuming.has(query.service)) return;
    this.consuming.add(query.service);
    const { channel } = this.gateway.probe;
    await channel.consume(
      queryQueueName(this.gateway.prefix, query.service),
      (message) => {
        if (!message) return;
        const { type, replyTo, correlationId } = message.properties as Record<
          'type' | 'replyTo' | 'correlationId',
          string
        >;
        const known = this.answers.get(type);
        if (!known) return;
        let reply: Buffer;
        try {
          reply = answerOf(known(JSON.parse(message.content.toString('utf8'))));
        } catch (error) {
          reply = refusalOf(error);
        }
        channel.publish('', replyTo, reply, { correlationId });
      },
      { noAck: true },
    );
  }

  /** Waits for a command that has not been settled yet, and settles its request. */
  async settle<D extends CommandDefinition>(
    command: D,
    outcome: (body: BodyOf<D>) => Outcome,
  ): Promise<BodyOf<D>> {
    const body = await this.gateway.waitFor(() =>
      this.gateway.published(command).find((one) => !this.settled.has(requestIdOf(one))),
    );
    const requestId = requestIdOf(body);
    this.settled.add(requestId);
    await this.gateway.publish(RequestSettled, { requestId, outcome: outcome(body) });
    return body;
  }
}

const requestIdOf = (body: unknown): string => (body as { requestId: string }).requestId;
