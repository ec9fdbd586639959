const SERVICES = ['gateway', 'orchestrator', 'payments', 'cmsSync', 'reconciliation', 'sandbox', 'mail'];
const RECEIVES_WEBHOOKS = /^(stripe|kentico|sitecore)/;

/** What `.tillbridge/run.json` says, so that tools can drive the running system. */
export function runDocument({ pid, urls, adminToken, configuration }) {
  return {
    version: 1,
    pid,
    urls: Object.fromEntries(SERVICES.map((name) => [name, urls[name]])),
    adminToken,
    connections: configuration.connections.map(({ id, system, secrets }) => ({
      id,
      system,
      webhookUrl: RECEIVES_WEBHOOKS.test(system) ? `${urls.gateway}/webhooks/${id}` : null,
      secrets,
    })),
    // The connection's id, as in the configuration: it leads to the system and its webhook address.
    stores: configuration.stores.map(({ id, commerce }) => ({ id, commerce })),
  };
}
