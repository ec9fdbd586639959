import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#platform/logging/logger';
import { openConnection, type Channel, type ChannelModel } from './amqp';
import { jitteredBackoff } from './backoff';
import type { ChannelUser } from './channel-user';

export type ConnectionState = 'idle' | 'connecting' | 'up' | 'blocked' | 'closed';

const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 3_000;
const CLOSE_DEADLINE_MS = 2_000;

/** One connection that is there again after every loss, and gives each of its users a channel each time. */
export class AmqpConnection {
  state: ConnectionState = 'idle';
  private readonly users: ChannelUser[] = [];
  private readonly channels = new Set<Channel>();
  private readonly listeners: Array<(state: ConnectionState) => void> = [];
  private model: ChannelModel | undefined;
  private readonly stop = new AbortController();

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly logger: Logger,
  ) {}

  /** To be called before `start`. */
  attach<C extends Channel>(user: ChannelUser<C>): void {
    this.users.push(user);
  }

  onState(listener: (state: ConnectionState) => void): void {
    this.listeners.push(listener);
  }

  /** Begins to connect and never gives up; returns at once. */
  start(): void {
    if (this.state === 'idle') void this.connectForEver();
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.become('closed');
    const model = this.model;
    this.model = undefined;
    if (!model) return;
    const deadline = sleep(CLOSE_DEADLINE_MS, undefined, { ref: false });
    await Promise.race([this.closeGently(model).catch(() => undefined), deadline]);
  }

  /** Channels first: closing the connection over them loses acknowledgements that a quorum queue has not taken in yet. */
  private async closeGently(model: ChannelModel): Promise<void> {
    await Promise.allSettled([...this.channels].map((channel) => channel.close()));
    await model.close();
  }

  private async connectForEver(): Promise<void> {
    this.become('connecting');
    for (let attempt = 1; !this.stop.signal.aborted; attempt += 1) {
      try {
        const model = await openConnection(this.url, this.name);
        if (this.stop.signal.aborted) {
          await model.close().catch(() => undefined);
          return;
        }
        this.adopt(model);
        return;
      } catch (error) {
        if (attempt === 1 || attempt % 20 === 0) {
          this.logger.warn(
            { connection: this.name, attempt, error: messageOf(error) },
            'broker not reachable, trying on',
          );
        }
        await this.pause(attempt);
      }
    }
  }

  private adopt(model: ChannelModel): void {
    this.model = model;
    model.on('error', (error) =>
      this.logger.warn({ connection: this.name, error: messageOf(error) }, 'broker connection failed'),
    );
    model.on('blocked', (reason) => {
      this.logger.warn({ connection: this.name, reason }, 'broker takes no more messages for now');
      this.become('blocked');
    });
    model.on('unblocked', () => this.become('up'));
    model.on('close', () => {
      if (this.model !== model) return;
      this.model = undefined;
      if (this.stop.signal.aborted) return;
      this.logger.warn({ connection: this.name }, 'broker connection lost, connecting again');
      void this.connectForEver();
    });
    this.logger.info({ connection: this.name }, 'connected to the broker');
    this.become('up');
    for (const user of this.users) void this.serve(user, model);
  }

  /** Opens a channel for the user, again and again as long as this connection lives. */
  private async serve(user: ChannelUser, model: ChannelModel): Promise<void> {
    for (let attempt = 1; this.model === model; attempt += 1) {
      try {
        const channel = await user.create(model);
        this.channels.add(channel);
        const gone = new Promise<void>((resolve) => channel.once('close', () => resolve()));
        channel.on('error', (error) =>
          this.logger.warn({ channel: user.name, error: messageOf(error) }, 'channel failed'),
        );
        try {
          await user.opened(channel, model);
          attempt = 1;
        } catch (error) {
          await channel.close().catch(() => undefined);
          throw error;
        } finally {
          void gone.then(() => this.forget(user, channel));
        }
        await gone;
      } catch (error) {
        if (this.model !== model) return;
        if (attempt === 1 || attempt % 20 === 0) {
          this.logger.warn({ channel: user.name, error: messageOf(error) }, 'channel not usable, trying on');
        }
      }
      await this.pause(attempt);
    }
  }

  private forget(user: ChannelUser, channel: Channel): void {
    this.channels.delete(channel);
    user.closed();
  }

  private async pause(attempt: number): Promise<void> {
    const delay = jitteredBackoff(attempt, FIRST_BACKOFF_MS, MAX_BACKOFF_MS);
    await sleep(delay, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }

  private become(state: ConnectionState): void {
    if (this.state === state || this.state === 'closed') return;
    this.state = state;
    for (const listener of this.listeners) listener(state);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
