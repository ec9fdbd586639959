import { databaseUrl, roleName } from '../../provision/database.mjs';
import { SERVICES } from '../../system/services.mjs';

/**
 * What the secrets of docs/deploy.md hold in a run of our own, by `<secret>/<key>`.
 * @param {object} target see `privateTarget`
 */
export function secretsFor({ databaseAdminUrl, rabbitmqUrl, database, secrets }) {
  const url = (schema) =>
    databaseUrl(databaseAdminUrl, database, roleName(database, schema), secrets.databasePassword);
  return {
    'tillbridge-database/admin': databaseAdminUrl,
    'tillbridge-database/password': secrets.databasePassword,
    ...Object.fromEntries(SERVICES.map(({ name, schema }) => [`tillbridge-database/${name}`, url(schema)])),
    'tillbridge-broker/url': rabbitmqUrl,
    'tillbridge-secrets/encryption-key': secrets.encryptionKey,
    'tillbridge-secrets/admin-token': secrets.adminToken,
    'tillbridge-secrets/pay-link-key': secrets.payLinkKey,
    'tillbridge-secrets/alert-webhook-secret': secrets.alertWebhookSecret,
  };
}

/**
 * The variables of a container: secrets put in, and what belongs to this run in place of what the manifests say.
 * A variable that the manifests do not give is not given here either.
 * @param {Record<string, string | {secret: string, key: string, optional: boolean}>} environment
 * @param {Record<string, string>} secrets by `<secret>/<key>`
 * @param {Record<string, string>} ownValues
 * @returns {Record<string, string>}
 */
export function resolveEnvironment(environment, secrets, ownValues) {
  const resolved = {};
  for (const [name, given] of Object.entries(environment)) {
    const value =
      typeof given === 'string' ? (ownValues[name] ?? given) : secrets[`${given.secret}/${given.key}`];
    if (value !== undefined) resolved[name] = value;
    else if (!given.optional) throw new Error(`${name}: no secret ${given.secret} with ${given.key}`);
  }
  return resolved;
}
