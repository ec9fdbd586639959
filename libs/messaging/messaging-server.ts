import { Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { Messaging } from './messaging';

/** Lets Nest's controllers be the handlers: Nest tells it what they are, and starts and stops it with the application. */
@Injectable()
export class MessagingServer extends Server implements CustomTransportStrategy {
  constructor(private readonly messaging: Messaging) {
    super();
  }

  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    _isEventHandler?: boolean,
    extras: Record<string, unknown> = {},
  ): void {
    this.messaging.handlers.addFromNest(String(pattern), callback, extras);
  }

  /** Fails when a message has no handler or two. Does not wait for the broker. */
  listen(callback: (error?: Error) => void): void {
    const faults = this.messaging.checkHandlers();
    if (faults.length > 0) {
      callback(new Error(`The message handlers are not complete:\n- ${faults.join('\n- ')}`));
      return;
    }
    this.messaging.startConsuming();
    callback();
  }

  async close(): Promise<void> {
    await this.messaging.stop();
  }

  override on(): never {
    throw new Error('This transport has no events of its own; see MessagingStatus');
  }

  override unwrap<T>(): T {
    return this.messaging as T;
  }
}
