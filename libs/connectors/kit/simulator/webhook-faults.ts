import { z } from 'zod';
import { SeededRandom } from './seeded-random';

export const webhookFaultsSchema = z.strictObject({
  /** Each webhook is sent this many times more. */
  duplicate: z.number().int().min(0).max(20).default(0),
  /** So many webhooks are held back and then sent in another order. */
  reorderWindow: z.number().int().min(0).max(100).default(0),
  /** Chance that a webhook is never sent, however often it would be retried. */
  drop: z.number().min(0).max(1).default(0),
  delayMs: z.number().int().min(0).max(600_000).default(0),
  /** Chance that a delivery is signed with a secret nobody knows. */
  wrongSignature: z.number().min(0).max(1).default(0),
  /** Added to the signed timestamp: negative is the past. */
  clockSkewSeconds: z.number().int().default(0),
  seed: z.string().default('1'),
});

export type WebhookFaultSettings = z.output<typeof webhookFaultsSchema>;
export type WebhookFaultInput = z.input<typeof webhookFaultsSchema>;

/** What goes wrong with one simulator's outgoing webhooks; deterministic by its seed. */
export class WebhookFaults {
  private current: WebhookFaultSettings = webhookFaultsSchema.parse({});
  private random = new SeededRandom('1');

  get settings(): WebhookFaultSettings {
    return this.current;
  }

  /** Throws a ZodError when the settings are not valid. */
  apply(input: WebhookFaultInput): WebhookFaultSettings {
    this.current = webhookFaultsSchema.parse(input);
    this.random = new SeededRandom(this.current.seed);
    return this.current;
  }

  clear(): void {
    this.apply({});
  }

  drops(): boolean {
    return this.current.drop > 0 && this.random.next() < this.current.drop;
  }

  signsWrongly(): boolean {
    return this.current.wrongSignature > 0 && this.random.next() < this.current.wrongSignature;
  }

  /** The same webhooks in the order in which they are to be sent. */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.random.below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
    }
    return shuffled;
  }
}
