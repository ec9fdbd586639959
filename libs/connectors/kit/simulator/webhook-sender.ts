import { Agent } from '#platform/http/undici';
import { exchange } from '#platform/http/exchange';
import type { WebhookFaults } from './webhook-faults';

export interface OutgoingWebhook {
  /** The event's id: the same on every attempt. */
  readonly id: string;
  readonly url: string;
  readonly body: string;
  /** Made anew for every attempt. `forged` asks for a signature that nobody can verify. */
  sign(unixSeconds: number, forged: boolean): Record<string, string>;
  /** False once the receiver was removed or switched off: nothing is sent any more. */
  wanted(): boolean;
  /** Told the verdict of each copy sent: after its first 2xx, or when its last attempt failed or it was dropped. */
  settled(delivered: boolean): void;
}

export interface WebhookAttempt {
  readonly id: string;
  readonly url: string;
  readonly attempt: number;
  readonly at: string;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly error?: string;
}

export interface WebhookSenderOptions {
  readonly faults: WebhookFaults;
  readonly unixSeconds: () => number;
  /** Waiting times before the second, third, ... attempt. */
  readonly retryDelaysMs: readonly number[];
  readonly timeoutMs?: number;
  /** How long a reorder window that does not fill up is held. */
  readonly reorderHoldMs?: number;
  /** How many receivers may be served at the same time. */
  readonly concurrency?: number;
}

const ATTEMPTS_KEPT = 5000;
/** Of an answer that nobody reads: some receivers show a page. */
const MOST_READ = 10_000_000;

/** Sends webhooks as real systems do: at least once, with growing pauses, in no promised order. */
export class WebhookSender {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly inFlight = new Set<Promise<void>>();
  private readonly waiting: Array<() => Promise<void>> = [];
  private readonly log: WebhookAttempt[] = [];
  private held: OutgoingWebhook[] = [];
  private closing = false;
  private readonly agent = new Agent();

  constructor(private readonly options: WebhookSenderOptions) {}

  send(webhook: OutgoingWebhook): void {
    const { reorderWindow } = this.options.faults.settings;
    if (reorderWindow < 2) return this.dispatch(webhook);
    this.held.push(webhook);
    if (this.held.length >= reorderWindow) this.release();
    else if (this.held.length === 1) this.later(this.options.reorderHoldMs ?? 1000, () => this.release());
  }

  /** Every attempt of the recent past, oldest first. */
  attempts(): readonly WebhookAttempt[] {
    return this.log;
  }

  /** Forgets what is on its way and what was tried. */
  reset(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.held = [];
    this.waiting.length = 0;
    this.log.length = 0;
  }

  async close(): Promise<void> {
    this.reset();
    this.closing = true;
    await this.agent.destroy();
    await Promise.all(this.inFlight);
  }

  private release(): void {
    const batch = this.options.faults.shuffle(this.held);
    this.held = [];
    for (const webhook of batch) this.dispatch(webhook);
  }

  private dispatch(webhook: OutgoingWebhook): void {
    const { faults } = this.options;
    if (faults.drops()) return webhook.settled(false);
    const copies = 1 + faults.settings.duplicate;
    for (let copy = 1; copy <= copies; copy += 1) {
      this.later(faults.settings.delayMs, () => this.queue(webhook, 1));
    }
  }

  private queue(webhook: OutgoingWebhook, attempt: number): void {
    this.waiting.push(() => this.attempt(webhook, attempt));
    this.pump();
  }

  private pump(): void {
    while (this.inFlight.size < (this.options.concurrency ?? 16)) {
      const next = this.waiting.shift();
      if (!next) return;
      const running: Promise<void> = next().finally(() => {
        this.inFlight.delete(running);
        this.pump();
      });
      this.inFlight.add(running);
    }
  }

  private async attempt(webhook: OutgoingWebhook, attempt: number): Promise<void> {
    if (!webhook.wanted()) return webhook.settled(false);
    const outcome = await this.post(webhook);
    if (this.closing) return;
    this.record({ id: webhook.id, url: webhook.url, attempt, at: new Date().toISOString(), ...outcome });
    if (outcome.status !== undefined && outcome.status >= 200 && outcome.status < 300) {
      return webhook.settled(true);
    }
    const pause = this.options.retryDelaysMs[attempt - 1];
    if (pause === undefined) return webhook.settled(false);
    this.later(pause, () => this.queue(webhook, attempt + 1));
  }

  private async post(
    webhook: OutgoingWebhook,
  ): Promise<{ readonly status: number | undefined; readonly error?: string }> {
    const { faults, unixSeconds, timeoutMs } = this.options;
    const signed = webhook.sign(unixSeconds() + faults.settings.clockSkewSeconds, faults.signsWrongly());
    try {
      const { status } = await exchange(this.agent, {
        method: 'POST',
        url: new URL(webhook.url),
        headers: { 'content-type': 'application/json; charset=utf-8', ...signed },
        body: webhook.body,
        timeoutMs: timeoutMs ?? 10_000,
        maxBytes: MOST_READ,
        tooLarge: () => new RangeError(`The answer has more than ${MOST_READ} bytes`),
      });
      return { status };
    } catch (error) {
      return { status: undefined, error: error instanceof Error ? error.message : String(error) };
    }
  }

  private record(attempt: WebhookAttempt): void {
    this.log.push(attempt);
    if (this.log.length > ATTEMPTS_KEPT) this.log.shift();
  }

  private later(milliseconds: number, action: () => void): void {
    if (this.closing) return;
    if (milliseconds === 0) return action();
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, milliseconds);
    timer.unref();
    this.timers.add(timer);
  }
}
