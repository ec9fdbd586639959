import { z } from 'zod';
import { ConfigurationError, secretText } from '#platform/config/read-config';
import { isLoopback } from '../../oidc/oidc-settings';

/** A language model that is asked about open fields when an editor says so; none without an address. */
export const modelEnvironment = {
  /** `https://api.openai.com/v1`, `https://api.anthropic.com`, or any other that speaks like one of them. */
  MAPPING_MODEL_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  MAPPING_MODEL_API: z.enum(['openai', 'anthropic']).default('openai'),
  MAPPING_MODEL: z.string().min(1).max(200).optional(),
  /** Left out for a model of one's own that asks for none. */
  MAPPING_MODEL_KEY: secretText(8).optional(),
} as const;

export type ModelEnvironment = z.output<z.ZodObject<typeof modelEnvironment>>;

export interface ModelSettings {
  readonly url: string;
  readonly api: ModelEnvironment['MAPPING_MODEL_API'];
  readonly model: string;
  readonly key: string | undefined;
}

/** Undefined when no model is wanted. Throws `ConfigurationError`. */
export function modelSettings(environment: ModelEnvironment): ModelSettings | undefined {
  const {
    MAPPING_MODEL_URL: url,
    MAPPING_MODEL_API: api,
    MAPPING_MODEL: model,
    MAPPING_MODEL_KEY: key,
  } = environment;
  if (url === undefined) return undefined;
  if (model === undefined) throw new ConfigurationError([{ name: 'MAPPING_MODEL', reason: 'is missing' }]);
  if (url.startsWith('http:') && !isLoopback(url))
    throw new ConfigurationError([{ name: 'MAPPING_MODEL_URL', reason: 'must begin with https:' }]);
  return { url, api, model, key };
}
