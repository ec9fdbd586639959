import { systemClock } from '#platform/clock/clock';
import { noTracer } from '#platform/trace/tracer';
import { AmqpConnection } from './connection/amqp-connection';
import { CrashGuard } from './consumer/crash-guard';
import { HandlingWatch } from './consumer/handling-watch';
import { HandlerRegistry } from './consumer/handler-registry';
import { InQueueConsumer } from './consumer/in-queue-consumer';
import { MessageProcessor } from './consumer/message-processor';
import { DeadLetterDesk } from './dead-letters/dead-letter-desk';
import { DeadLetters } from './dead-letters/dead-letters';
import { LaterSuccess } from './dead-letters/later-success';
import { DeadQueue } from './dead-letters/dead-queue';
import { InboxRetention } from './inbox/inbox-retention';
import { DEFAULTS, type MessagingOptions } from './options';
import { Courier } from './outbox/courier';
import { Outbox } from './outbox/outbox';
import { Relay } from './outbox/relay';
import { rowToMessage } from './outbox/row-to-message';
import { ConfirmPublisher } from './publisher/confirm-publisher';
import { QueryServer } from './queries/query-server';
import { QueryClient } from './query-client';
import { defaultRetryLimits } from './retry/retry-policy';
import { RetryQueues } from './retry/retry-queues';
import { GoodMessages } from './inspection/good-messages';
import { InspectMessage } from './inspection/inspect-message';
import { Previews } from './inspection/previews';
import { MessagingStatus } from './status';
import { deadQueueName, inQueueName, queryQueueName } from './topology/names';
import { QueueDepths } from './topology/queue-depths';
import { DEFAULT_RETRY_DELAYS_MS, topologyFor } from './topology/topology';

/** Everything a service needs for messages, put together: two connections, the relay, the consumer, queries both ways. */
export class Messaging {
  readonly outbox = new Outbox();
  readonly handlers = new HandlerRegistry();
  readonly previews = new Previews();
  readonly queries: QueryClient;
  readonly relay: Relay;
  readonly courier: Courier;
  readonly deadLetters: DeadLetters;
  readonly status: MessagingStatus;
  readonly depths: QueueDepths;
  private readonly publishing: AmqpConnection;
  private readonly consuming: AmqpConnection;
  private readonly consumer: InQueueConsumer;
  private readonly queryServer: QueryServer;
  private readonly retention: InboxRetention;
  private readonly drainMs: number;
  private stopping: Promise<void> | undefined;

  constructor(private readonly options: MessagingOptions) {
    const settings = { ...DEFAULTS, clock: systemClock, retryDelaysMs: DEFAULT_RETRY_DELAYS_MS, ...options };
    const { service, prefix, url, database, clock, retryDelaysMs } = settings;
    const logger = options.logger.child({ part: 'messaging' });
    const { outbox, handlers } = this;
    this.publishing = new AmqpConnection(url, `${service} publishing`, logger);
    this.consuming = new AmqpConnection(url, `${service} consuming`, logger);

    const publisher = new ConfirmPublisher(settings.confirmTimeoutMs);
    this.queries = new QueryClient(prefix);
    const toMessage = rowToMessage(prefix, service);
    this.relay = new Relay(
      database,
      publisher,
      toMessage,
      { sweepMs: settings.sweepMs, batchSize: settings.relayBatchSize, lanes: settings.relayLanes },
      logger,
    );
    const { leaseSeconds, settleMs } = settings;
    const pace = { leaseSeconds, settleMs };
    this.courier = new Courier(database, publisher, toMessage, this.relay, pace, logger);
    outbox.handTo(this.courier);
    outbox.onWake(() => this.relay.wake());
    publisher.onReady(() => this.relay.wake());
    this.publishing.attach(publisher);
    this.publishing.attach(this.queries);
    this.publishing.onState((state) => (state === 'blocked' ? this.relay.pause() : this.relay.resume()));

    this.deadLetters = new DeadLetters({ service, prefix, database, outbox, publisher, clock });
    const deadQueue = new DeadQueue(deadQueueName(prefix, service), settings.deadLetterScanLimit);
    const { deadLetters } = this;
    new DeadLetterDesk({
      service,
      prefix,
      database,
      publisher,
      deadLetters,
      deadQueue,
      handlers,
      clock,
      logger,
    }).register();
    const good = new GoodMessages(database, clock, logger);
    new InspectMessage({ service, database, handlers, previews: this.previews, good }).register();
    const processor = new MessageProcessor({
      database,
      outbox,
      handlers,
      retryQueues: new RetryQueues(prefix, service, retryDelaysMs, publisher),
      deadLetters,
      good,
      laterSuccess: new LaterSuccess({ service, database, outbox, clock }),
      crashGuard: new CrashGuard(database),
      limits: { ...defaultRetryLimits(retryDelaysMs), ...options.retryLimits },
      clock,
      logger,
      onRetry: options.onRetry,
      watch: new HandlingWatch(options.tracer ?? noTracer, options.onHandled),
    });
    const topology = topologyFor(
      prefix,
      [service],
      { [service]: options.subscriptions },
      {
        retryDelaysMs,
        ...(options.maxQueueBytes === undefined ? {} : { maxQueueBytes: options.maxQueueBytes }),
      },
    );
    this.consumer = new InQueueConsumer(
      { queue: inQueueName(prefix, service), topology, prefetch: settings.prefetch },
      (delivery) => processor.process(delivery),
      logger,
    );
    this.queryServer = new QueryServer(queryQueueName(prefix, service), handlers, logger);
    this.consuming.attach(this.consumer);
    this.consuming.attach(deadQueue);
    this.consuming.attach(this.queryServer);
    this.depths = new QueueDepths(prefix, service, retryDelaysMs);
    this.consuming.attach(this.depths);
    this.status = new MessagingStatus(this.publishing, this.consuming, this.consumer);
    this.retention = new InboxRetention(database, settings.inboxRetentionDays, logger);
    this.drainMs = settings.drainMs;
  }

  /** Publishes and asks from now on, as soon as there is a broker; returns at once. */
  startPublishing(): void {
    this.publishing.start();
    this.relay.start();
    this.retention.start();
  }

  /** Consumes and answers from now on, as soon as there is a broker with the right topology; returns at once. */
  startConsuming(): void {
    this.consuming.start();
  }

  /** What is wrong with the handlers; empty when every message has exactly one. */
  checkHandlers(): string[] {
    const { service, subscriptions, commands = [] } = this.options;
    return this.handlers.check(service, subscriptions, commands);
  }

  /** Cancel, drain, close; whatever is not finished by the deadline goes back to its queue. Needs the database until it resolves. */
  stop(): Promise<void> {
    this.stopping ??= this.cancelDrainClose();
    return this.stopping;
  }

  private async cancelDrainClose(): Promise<void> {
    this.retention.stop();
    const [finished] = await Promise.all([this.consumer.drain(this.drainMs), this.queryServer.stop()]);
    if (!finished) {
      this.options.logger.warn({ drainMs: this.drainMs }, 'messages in flight go back to their queue');
    }
    await this.consuming.close();
    await this.courier.stop();
    await this.relay.stop();
    await this.publishing.close();
  }
}
