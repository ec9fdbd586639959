import type { z } from 'zod';
import type { StripeWorld } from '../world/world';

export interface EndpointContext {
  readonly world: StripeWorld;
  /** Parts of the path, e.g. `id`. */
  readonly path: Readonly<Record<string, string>>;
  /** Where a browser reaches this simulator, without a trailing slash. */
  readonly publicUrl: string;
  /** The caller's idempotency key, or the request id where there is none: what effects are recorded under. */
  readonly effectKey: string;
}

/** One operation of the API. Handlers are synchronous, so that each is atomic. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Fastify's notation: `/v1/refunds/:id`. */
  readonly path: string;
  readonly schema: z.ZodType;
  readonly notSimulated: readonly string[];
  handle(parameters: unknown, context: EndpointContext): object;
}

interface Definition<S extends z.ZodType> {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly schema: S;
  /** Parameters that Stripe knows and this simulator refuses to pretend. */
  readonly notSimulated?: readonly string[];
  handle(parameters: z.output<S>, context: EndpointContext): object;
}

export function defineEndpoint<S extends z.ZodType>(definition: Definition<S>): Endpoint {
  return {
    notSimulated: [],
    ...definition,
    handle: (parameters, context) => definition.handle(parameters as z.output<S>, context),
  };
}
