import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { boundedFetch } from '../bounded-fetch';
import { isLoopback } from '../oidc-settings';
import type { PublishedKey } from './verify-signature';

const MOST_KEYS = 100;
const KeySetSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(MOST_KEYS) });
const TIMEOUT_MS = 5_000;
const GOOD_FOR_MS = 600_000;
/** Who sends tokens of unknown keys makes us ask the provider this often at most. */
const ASK_AGAIN_AFTER_MS = 3_000;

interface Known {
  readonly address: string;
  readonly at: number;
  readonly keys: Promise<readonly PublishedKey[]>;
}

/** The keys that the provider publishes. */
@Injectable()
export class ProviderKeys {
  private known: Known | undefined;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws Failure `provider-keys-unreadable`, or what fetching throws */
  read(address: string): Promise<readonly PublishedKey[]> {
    return this.youngerThan(GOOD_FOR_MS, address);
  }

  /** For a token of a key that was not among them: the provider may have changed its keys since. */
  readAgain(address: string): Promise<readonly PublishedKey[]> {
    return this.youngerThan(ASK_AGAIN_AFTER_MS, address);
  }

  private youngerThan(ms: number, address: string): Promise<readonly PublishedKey[]> {
    const now = this.clock.now().getTime();
    if (this.known?.address === address && now - this.known.at < ms) return this.known.keys;
    const known: Known = { address, at: now, keys: fetchKeys(address) };
    this.known = known;
    known.keys.catch(() => {
      if (this.known === known) this.known = undefined;
    });
    return known.keys;
  }
}

async function fetchKeys(address: string): Promise<readonly PublishedKey[]> {
  if (!address.startsWith('https:') && !isLoopback(address)) throw unreadable('must be asked over https');
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await boundedFetch(address, {
    redirect: 'error',
    signal,
    headers: { accept: 'application/jwk-set+json, application/json' },
  });
  if (response.status !== 200) throw unreadable(`answered with ${response.status}`);
  const parsed = KeySetSchema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw unreadable('are no key set');
  return parsed.data.keys;
}

const unreadable = (why: string): Failure =>
  Failure.transient('provider-keys-unreadable', `The keys of the OpenID provider ${why}`);
