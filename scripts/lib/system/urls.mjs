const HTTP_PORTS = {
  gateway: 'gateway',
  orchestrator: 'orchestrator',
  payments: 'payments',
  cmsSync: 'cms-sync',
  reconciliation: 'reconciliation',
  sandbox: 'sandbox',
  stripe: 'stripe',
  kentico: 'kentico',
  erpnext: 'erpnext',
  ordercloud: 'ordercloud',
  xc: 'xc',
  hubspot: 'hubspot',
};

/** Addresses of everything, by the ports that were chosen. */
export function urlsOf(ports) {
  const http = Object.fromEntries(
    Object.entries(HTTP_PORTS).map(([name, key]) => [name, `http://127.0.0.1:${ports[key]}`]),
  );
  return { ...http, smtp: `smtp://127.0.0.1:${ports.smtp}`, mail: `${http.sandbox}/mail` };
}
