import type { Store } from '#contracts/models/configuration';
import { Failure } from '#platform/errors/failure';
import type { ConfigurationCopy } from '#service/configuration/configuration-copy';

/** The store whose orders a commerce connection carries. One connection is one site, so it can be but one. */
export function storeOfCommerce(configuration: ConfigurationCopy, connectionId: string): Store {
  const stores = configuration
    .storesOfConnection(connectionId)
    .filter((store) => store.commerce === connectionId);
  const [store, another] = stores;
  if (store && !another) return store;
  if (another) {
    throw Failure.permanent('ambiguous-store', `Several stores use the commerce connection ${connectionId}`, {
      details: { connectionId, stores: stores.map(({ id }) => id) },
      suggestion:
        'Give every store a commerce connection of its own (one per site), then replay the message.',
    });
  }
  throw Failure.conflict('unknown-store', `No store uses the commerce connection ${connectionId}`, {
    details: { connectionId },
    suggestion: 'Name the connection in a store of the configuration, then replay the message.',
  });
}
