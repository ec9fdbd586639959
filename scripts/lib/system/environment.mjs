/** What a service may see of our own environment: enough to run a program, none of our secrets. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];
const OVERRIDABLE = ['LOG_LEVEL', 'NODE_ENV'];
/** Passed on to services where somebody has set them. */
const OPTIONAL = [
  'CONFIGURATION_FILE',
  'RETRY_DELAYS_MS',
  'DATABASE_POOL_SIZE',
  'DRAIN_TIMEOUT_MS',
  'SWEEP_SECONDS',
  'ACCOUNT_SWEEP_SECONDS',
  'SWEEP_PATIENCE_SECONDS',
  'ENDPOINT_SWEEP_SECONDS',
  'RECONCILE_SECONDS',
  'DEGRADED_AFTER_FAILURES',
  'DEGRADED_AFTER_MS',
  'GATEWAY_TRUST_PROXY',
  'ORDER_RETENTION_DAYS',
  'MAPPING_INPUT_DAYS',
  'MAPPING_INPUTS_PER_STORE',
];

/** How people sign in with an OpenID provider: the gateway's alone. */
const OIDC = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_SCOPES',
  'OIDC_NAME',
  'OIDC_ROLE_CLAIM',
  'OIDC_ROLES',
  'OIDC_NEW_ACCOUNTS',
  'OIDC_TRUST_EMAIL',
  'OIDC_LOGOUT',
];

/** The language model that the mapper may ask: the gateway's alone. */
const MAPPING_MODEL = ['MAPPING_MODEL_URL', 'MAPPING_MODEL_API', 'MAPPING_MODEL', 'MAPPING_MODEL_KEY'];

const pick = (env, names) =>
  Object.fromEntries(names.filter((name) => env[name] !== undefined).map((name) => [name, env[name]]));

/** Secrets that one service alone, or two together, may know. */
function ownVariables(name, secrets) {
  switch (name) {
    case 'gateway':
      return { ADMIN_TOKEN: secrets.adminToken, PAY_LINK_KEY: secrets.payLinkKey };
    case 'payments':
      return { PAY_LINK_KEY: secrets.payLinkKey };
    case 'orchestrator':
      return { ALERT_WEBHOOK_SECRET: secrets.alertWebhookSecret };
    default:
      return {};
  }
}

/** What the simulated systems ask of those who call them. */
export const sandboxVariables = (secrets) => ({
  STRIPE_SECRET_KEY: secrets.stripe.secretKey,
  STRIPE_WEBHOOK_SECRET: secrets.stripe.webhookSecret,
  KENTICO_USERNAME: secrets.kentico.username,
  KENTICO_PASSWORD: secrets.kentico.password,
  KENTICO_WEBHOOK_SECRET: secrets.kentico.webhookSecret,
  ORDERCLOUD_CLIENT_ID: secrets.ordercloud.clientId,
  ORDERCLOUD_CLIENT_SECRET: secrets.ordercloud.clientSecret,
  ORDERCLOUD_HASH_KEY: secrets.ordercloud.hashKey,
  XC_CLIENT_SECRET: secrets.xc.clientSecret,
  XC_EVENT_SECRET: secrets.xc.eventSecret,
  HUBSPOT_ACCESS_TOKEN: secrets.hubspot.accessToken,
  ERPNEXT_API_KEY: secrets.erpnext.apiKey,
  ERPNEXT_API_SECRET: secrets.erpnext.apiSecret,
});

/**
 * The environment of one process; docs/configuration.md describes every variable.
 * @param {{name: string, schema?: string}} app
 * @param {object} system what the set-up decided: ports, database URLs per schema, broker, prefix, secrets, state folder,
 *   plan of the outside world
 */
export function environmentOf(app, system, env = process.env) {
  const { ports, databaseUrls, rabbitmqUrl, prefix, secrets, publicUrl, sandboxDataDir, plan } = system;
  const common = {
    ...pick(env, INHERITED),
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    ...pick(env, OVERRIDABLE),
    HOST: '127.0.0.1',
    PORT: String(ports[app.name]),
    PUBLIC_URL: publicUrl,
  };
  if (app.schema === undefined) {
    return {
      ...common,
      SANDBOX_DATA_DIR: sandboxDataDir,
      ...pick(env, ['SANDBOX_PAYOUTS_EVERY_SECONDS']),
      STRIPE_PORT: String(ports.stripe),
      KENTICO_PORT: String(ports.kentico),
      ERPNEXT_PORT: String(ports.erpnext),
      SMTP_PORT: String(ports.smtp),
      ORDERCLOUD_PORT: String(ports.ordercloud),
      XC_PORT: String(ports.xc),
      HUBSPOT_PORT: String(ports.hubspot),
      ...sandboxVariables(secrets),
    };
  }
  return {
    ...common,
    DATABASE_URL: databaseUrls[app.schema],
    DATABASE_SCHEMA: app.schema,
    RABBITMQ_URL: rabbitmqUrl,
    TOPOLOGY_PREFIX: prefix,
    ENCRYPTION_KEY: secrets.encryptionKey,
    ...ownVariables(app.name, secrets),
    // The gateway alone resolves references to variables; the others get what it has sealed.
    ...(app.name === 'gateway' ? pick(env, [...OIDC, ...MAPPING_MODEL, ...(plan?.variables ?? [])]) : {}),
    ...pick(env, OPTIONAL),
  };
}
