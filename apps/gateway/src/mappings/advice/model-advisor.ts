import { Inject, Injectable } from '@nestjs/common';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { Clock } from '#platform/clock/clock';
import type { Logger } from '#platform/logging/logger';
import { err, ok, type Result } from '#platform/errors/result';
import { CLOCK, LOGGER, SERVICE_CONFIG } from '#service/tokens';
import { RateLimiter } from '../../auth/rate-limiter';
import type { GatewayConfig } from '../../config';
import { boundedFetch } from '../../oidc/bounded-fetch';
import { MODEL_APIS } from './model-api';
import { modelSettings, type ModelSettings } from './model-settings';
import { adviceIn, questionOf } from './model-talk';

const TIMEOUT_MS = 60_000;
/** Each question costs money. */
const PER_MINUTE = 10;
const MOST_FIELDS = 500;
/** While somebody maps, the same question comes with every edit. */
const KEPT_MS = 3_600_000;
const MOST_KEPT = 50;

export type AdviceFault = 'model-not-configured' | 'model-busy' | 'model-unavailable';
export type Advice = ReadonlyMap<string, string>;

/** Asks the configured language model which source means what a target means, once an hour for the same fields. It is told names and types only. */
@Injectable()
export class ModelAdvisor {
  private readonly settings: ModelSettings | undefined;
  private readonly limiter = new RateLimiter(PER_MINUTE);
  private readonly known = new Map<string, { readonly advice: Advice; readonly at: number }>();

  constructor(
    @Inject(SERVICE_CONFIG) config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.settings = modelSettings(config);
  }

  /** Its name; null where none is configured. */
  get model(): string | null {
    return this.settings?.model ?? null;
  }

  async ask(
    sources: readonly CatalogueField[],
    targets: readonly CatalogueField[],
  ): Promise<Result<Advice, AdviceFault>> {
    const { settings } = this;
    if (!settings) return err('model-not-configured');
    const [from, to] = [sources.slice(0, MOST_FIELDS), targets.slice(0, MOST_FIELDS)];
    const question = questionOf(from, to);
    const known = this.known.get(question);
    if (known && this.clock.now().getTime() - known.at < KEPT_MS) return ok(known.advice);
    if (!this.limiter.take('all', Date.now()).allowed) return err('model-busy');
    try {
      const advice = adviceIn(await answerTo(question, settings), from, to);
      if (advice) {
        this.keep(question, advice);
        return ok(advice);
      }
      this.logger.warn({ model: settings.model }, 'The language model did not answer with an object');
    } catch (error) {
      const { name, code } = error as { name?: unknown; code?: unknown };
      this.logger.warn({ model: settings.model, name, code }, 'The language model could not be asked');
    }
    return err('model-unavailable');
  }

  private keep(question: string, advice: Advice): void {
    if (this.known.size >= MOST_KEPT) this.known.clear();
    this.known.set(question, { advice, at: this.clock.now().getTime() });
  }
}

async function answerTo(question: string, { url, api, model, key }: ModelSettings): Promise<string> {
  const { path, headers, body, textOf } = MODEL_APIS[api];
  const response = await boundedFetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : headers(key)) },
    body: JSON.stringify(body(model, question)),
  });
  if (!response.ok) throw Object.assign(new Error(`Status ${response.status}`), { code: response.status });
  return textOf(await response.json());
}
