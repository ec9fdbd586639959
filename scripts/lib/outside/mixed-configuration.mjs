import { CONNECTIONS, realStore } from '../system/sandbox-configuration.mjs';
import { hasRealCommerce, isReal, isSimulated } from './plan-outside-world.mjs';
import { realConnection } from './real-connections.mjs';

const COMMERCE_KEYS = ['kentico', 'ordercloud', 'xc'];
const SIMULATED_IDS = {
  stripe: [CONNECTIONS.stripe],
  kentico: [CONNECTIONS.kentico, CONNECTIONS.kenticoManual],
  ordercloud: [CONNECTIONS.ordercloud],
  xc: [CONNECTIONS.xc],
  erpnext: [CONNECTIONS.erpnext],
  mail: [CONNECTIONS.mail],
};

/** What an operator has changed since the first start stays: his settings, unless a variable says them, and his stores. */
function keepChanges(document, current) {
  const known = new Map((current?.connections ?? []).map((one) => [one.id, one]));
  const stores = new Map((current?.stores ?? []).map((one) => [one.id, one]));
  return {
    connections: document.connections.map((one) =>
      known.get(one.id)?.system === one.system
        ? { ...one, settings: { ...known.get(one.id).settings, ...one.settings } }
        : one,
    ),
    stores: document.stores.map(({ payment, erp, mail, ...store }) => ({
      ...store,
      ...stores.get(store.id),
      payment,
      erp,
      mail,
    })),
  };
}

/**
 * The configuration of a system whose outside world is real in part. Real shops stand alone; their store has the
 * connection's id. Production has nothing simulated: what is not real is left out.
 * @param {object} plan see `planOutsideWorld`
 * @param {object} simulated the document of a sandbox in which everything is simulated
 * @param {(abbreviation: string) => Record<string, string>} accountNames
 * @param {object | undefined} current the configuration that is applied now, if any
 */
export function mixedConfiguration(plan, simulated, accountNames, current) {
  if (plan.real.length === 0) return simulated;
  const real = plan.real.map((key) => realConnection(key, plan.values, accountNames));
  const simulatedIds = Object.entries(SIMULATED_IDS)
    .filter(([key]) => isSimulated(plan, key))
    .flatMap(([, ids]) => ids);
  // Customers of a real shop have no business in a pretended CRM.
  if (!hasRealCommerce(plan)) simulatedIds.push(CONNECTIONS.crm);
  const pretended = simulated.connections.filter(({ id }) => simulatedIds.includes(id));
  const ids = new Set([...real, ...pretended].map(({ id }) => id));
  const orNone = (id) => (ids.has(id) ? id : null);
  const partners = { erp: orNone(CONNECTIONS.erpnext), mail: orNone(CONNECTIONS.mail) };
  if (!hasRealCommerce(plan)) {
    const kept = keepChanges({ connections: real, stores: [] }, current);
    return {
      environment: plan.environment,
      connections: [...kept.connections, ...pretended],
      stores: simulated.stores.map((store) => ({ ...store, ...partners })),
    };
  }
  const urls = {
    success: plan.success ?? simulated.stores[0].urls.success,
    cancel: plan.cancel ?? simulated.stores[0].urls.cancel,
  };
  const stores = COMMERCE_KEYS.filter((key) => isReal(plan, key)).map((key) =>
    realStore({ id: CONNECTIONS[key], commerce: CONNECTIONS[key], urls, ...partners }),
  );
  const kept = keepChanges({ connections: real, stores }, current);
  return {
    environment: plan.environment,
    connections: [...kept.connections, ...pretended],
    stores: kept.stores,
  };
}
