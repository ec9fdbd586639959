import type { AmqpConnection, ConnectionState } from './connection/amqp-connection';
import type { InQueueConsumer } from './consumer/in-queue-consumer';
import type { TopologyFault } from './topology/check-topology';

export interface MessagingSnapshot {
  readonly publishing: ConnectionState;
  readonly consuming: ConnectionState;
  /** The service takes messages from its queue. */
  readonly receiving: boolean;
  /** What keeps it from that, as far as it is the topology. */
  readonly topologyFaults: readonly TopologyFault[];
}

/** How the service is connected, for health checks. */
export class MessagingStatus {
  constructor(
    private readonly publishing: AmqpConnection,
    private readonly consuming: AmqpConnection,
    private readonly consumer: InQueueConsumer,
  ) {}

  snapshot(): MessagingSnapshot {
    return {
      publishing: this.publishing.state,
      consuming: this.consuming.state,
      receiving: this.consumer.consuming,
      topologyFaults: this.consumer.faults ?? [],
    };
  }
}
