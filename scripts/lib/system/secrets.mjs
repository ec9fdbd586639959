import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const token = () => randomBytes(24).toString('base64url');
const standardWebhookSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** What one installation needs and nobody has to remember, drawn by lot. */
export function generateSecrets() {
  return {
    /** Part of this clone's database and queue names: two clones beside one server do not share their data. */
    installation: randomBytes(3).toString('hex'),
    adminToken: token(),
    encryptionKey: randomBytes(32).toString('base64'),
    payLinkKey: randomBytes(32).toString('base64'),
    alertWebhookSecret: standardWebhookSecret(),
    databasePassword: token(),
    stripe: {
      secretKey: `sk_test_${randomBytes(24).toString('hex')}`,
      webhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
    },
    kentico: { username: 'tillbridge', password: token(), webhookSecret: standardWebhookSecret() },
    ordercloud: { clientId: 'tillbridge-integration', clientSecret: token(), hashKey: token() },
    xc: { clientSecret: token(), eventSecret: standardWebhookSecret() },
    hubspot: { accessToken: `pat-eu1-${randomBytes(16).toString('hex')}` },
    erpnext: { apiKey: randomBytes(8).toString('hex'), apiSecret: randomBytes(8).toString('hex') },
  };
}

/** Replaces the file as a whole; only its owner may read it. */
export async function saveSecrets(file, secrets) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The secrets of this clone, made at the first start; a file of an older form is completed. */
export async function loadSecrets(file) {
  const kept = await readFile(file, 'utf8').then(JSON.parse, () => ({}));
  const secrets = { ...generateSecrets(), ...kept };
  await saveSecrets(file, secrets);
  return secrets;
}
