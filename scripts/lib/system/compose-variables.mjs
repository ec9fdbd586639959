import { sandboxVariables } from './environment.mjs';

/** Lines of the environment file of docker-compose.yml. */
export function composeVariables(secrets) {
  const variables = {
    DATABASE_PASSWORD: secrets.databasePassword,
    ENCRYPTION_KEY: secrets.encryptionKey,
    PAY_LINK_KEY: secrets.payLinkKey,
    ALERT_WEBHOOK_SECRET: secrets.alertWebhookSecret,
    ADMIN_TOKEN: secrets.adminToken,
    ...sandboxVariables(secrets),
  };
  return `${Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}
