import { compiled } from './compiled.mjs';

/**
 * Exchanges, queues and bindings of the given services, by what each of them subscribes to. Of the configuration every service keeps a
 * copy: bound here, for one that binds its queue by itself when it starts has missed what was applied before.
 */
export function systemTopology(services, prefix, env = process.env, root = undefined) {
  const { topologyFor } = compiled('libs/messaging/topology/topology.js', root);
  const { ConfigurationApplied } = compiled('libs/contracts/events/platform.js', root);
  const subscriptions = Object.fromEntries(
    services.map(({ name }) => [
      name,
      [ConfigurationApplied, ...compiled(`apps/${name}/src/messages.js`, root).subscriptions],
    ]),
  );
  const delays = env.RETRY_DELAYS_MS;
  return topologyFor(
    prefix,
    services.map(({ name }) => name),
    subscriptions,
    delays ? { retryDelaysMs: delays.split(',').map(Number) } : {},
  );
}

export const declare = (url, topology) =>
  compiled('libs/messaging/topology/declare-topology.js').declareTopology(url, topology);

export const remove = (url, topology) =>
  compiled('libs/messaging/topology/declare-topology.js').deleteTopology(url, topology);
