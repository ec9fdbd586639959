import { Failure } from '#platform/errors/failure';

/** No queue takes this message: the topology is missing or incomplete. */
export class UnroutableFailure extends Failure {
  constructor(exchange: string, routingKey: string) {
    super(
      'transient',
      'message-unroutable',
      `No queue takes "${routingKey}" from "${exchange || 'default'}"`,
      {
        suggestion: 'Declare the topology of every service, then the message is published by itself.',
      },
    );
  }
}

/** The broker did not say that it has the message; it may have it all the same. */
export class NotConfirmedFailure extends Failure {
  constructor(reason: string) {
    super('transient', 'publish-not-confirmed', `The broker did not confirm the message: ${reason}`);
  }
}
