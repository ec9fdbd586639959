import { createHash } from 'node:crypto';
import type { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { ApiError, invalidRequest } from './api-error';

interface StoredAnswer {
  readonly fingerprint: string;
  readonly requestId: string;
  readonly status: number;
  readonly body: string;
  /** Unix time in milliseconds. */
  readonly at: number;
}

export interface Replay {
  readonly status: number;
  readonly body: string;
  readonly originalRequestId: string;
}

const RETENTION_MS = 24 * 3600 * 1000;
const MAX_KEY_LENGTH = 255;

/** Stripe's idempotency keys: kept for 24 hours, bound to the request they were first sent with. */
export class IdempotencyKeys {
  private readonly answers: Collection<StoredAnswer>;
  private readonly running = new Set<string>();

  constructor(
    store: SimulatorStore,
    private readonly clock: SimulatorClock,
  ) {
    this.answers = store.collection<StoredAnswer>('idempotency_keys');
  }

  /**
   * The stored answer to replay, if there is one. Throws when the key was used for something else (400) or the first
   * request with it is still running (409).
   */
  find(key: string, fingerprint: string): Replay | undefined {
    if (key.length > MAX_KEY_LENGTH) {
      throw invalidRequest(
        `Idempotency keys can be up to ${MAX_KEY_LENGTH} characters, but you passed one of ${key.length}.`,
      );
    }
    if (this.running.has(key)) throw keyInUse(key);
    const stored = this.answers.get(key);
    if (!stored) return undefined;
    if (this.clock.now().getTime() - stored.at >= RETENTION_MS) {
      this.answers.delete(key);
      return undefined;
    }
    if (stored.fingerprint !== fingerprint) throw otherRequest(key);
    return { status: stored.status, body: stored.body, originalRequestId: stored.requestId };
  }

  begin(key: string): void {
    this.running.add(key);
  }

  end(key: string): void {
    this.running.delete(key);
  }

  store(key: string, answer: Omit<StoredAnswer, 'at'>): void {
    this.answers.set(key, { ...answer, at: this.clock.now().getTime() });
  }
}

export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('hex');
}

function otherRequest(key: string): ApiError {
  return new ApiError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

function keyInUse(key: string): ApiError {
  return new ApiError(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}`,
  });
}
