import type { EndpointContext } from '../protocol/endpoint';

/** Notes in the ledger that a write took effect, and passes its result on. */
export function record<T extends { id: string }>(context: EndpointContext, operation: string, result: T): T {
  const { world, effectKey } = context;
  world.effects.record({
    operation,
    key: effectKey,
    at: world.clock.now().toISOString(),
    objectId: result.id,
  });
  return result;
}
