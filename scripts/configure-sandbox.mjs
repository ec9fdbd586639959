import { runCommandLine } from './lib/command-line.mjs';
import { configure } from './lib/system/configure.mjs';
import { requireVariables } from './lib/system/variables.mjs';

const NAMES = [
  'GATEWAY_URL',
  'SANDBOX_URL',
  'STRIPE_URL',
  'KENTICO_URL',
  'ORDERCLOUD_URL',
  'ORDERCLOUD_CLIENT_ID',
  'ORDERCLOUD_CLIENT_SECRET',
  'ORDERCLOUD_HASH_KEY',
  'XC_URL',
  'HUBSPOT_URL',
  'ERPNEXT_URL',
  'SMTP_URL',
  'ADMIN_TOKEN',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'KENTICO_USERNAME',
  'KENTICO_PASSWORD',
  'KENTICO_WEBHOOK_SECRET',
  'XC_CLIENT_SECRET',
  'XC_EVENT_SECRET',
  'HUBSPOT_ACCESS_TOKEN',
  'ERPNEXT_API_KEY',
  'ERPNEXT_API_SECRET',
];

/** Points a running sandbox at a running gateway and applies the sandbox's configuration. */
await runCommandLine(async ({ progress }) => {
  const given = requireVariables(process.env, NAMES);
  await progress.step('Configuration', () =>
    configure({
      urls: {
        gateway: given.GATEWAY_URL,
        sandbox: given.SANDBOX_URL,
        stripe: given.STRIPE_URL,
        kentico: given.KENTICO_URL,
        ordercloud: given.ORDERCLOUD_URL,
        xc: given.XC_URL,
        hubspot: given.HUBSPOT_URL,
        erpnext: given.ERPNEXT_URL,
        smtp: given.SMTP_URL,
      },
      secrets: {
        adminToken: given.ADMIN_TOKEN,
        stripe: { secretKey: given.STRIPE_SECRET_KEY, webhookSecret: given.STRIPE_WEBHOOK_SECRET },
        kentico: {
          username: given.KENTICO_USERNAME,
          password: given.KENTICO_PASSWORD,
          webhookSecret: given.KENTICO_WEBHOOK_SECRET,
        },
        ordercloud: {
          clientId: given.ORDERCLOUD_CLIENT_ID,
          clientSecret: given.ORDERCLOUD_CLIENT_SECRET,
          hashKey: given.ORDERCLOUD_HASH_KEY,
        },
        xc: { clientSecret: given.XC_CLIENT_SECRET, eventSecret: given.XC_EVENT_SECRET },
        hubspot: { accessToken: given.HUBSPOT_ACCESS_TOKEN },
        erpnext: { apiKey: given.ERPNEXT_API_KEY, apiSecret: given.ERPNEXT_API_SECRET },
      },
    }),
  );
  return 0;
});
