import { failed, ok, skipped, warning } from './finding.mjs';

const KEY_BYTES = 32;
const SHORTEST = 16;
/** Secrets of the services, and who needs them. */
const SECRETS = ['ADMIN_TOKEN', 'PAY_LINK_KEY', 'ALERT_WEBHOOK_SECRET'];
const SERVICES = ['gateway', 'orchestrator', 'payments', 'cms_sync', 'reconciliation'];
const NEEDED_BY = {
  ADMIN_TOKEN: ['gateway'],
  PAY_LINK_KEY: ['gateway', 'payments'],
  ALERT_WEBHOOK_SECRET: [],
};

const LOOKS_LIKE_A_SAMPLE =
  /change.?me|place.?holder|replace|example|sample|your[-_ ]|todo|to-?be-?(?:set|filled|defined)|^<.*>$|^(?:secret|password|test|token)$|^(.)\1*$/i;
const isSample = (value) => LOOKS_LIKE_A_SAMPLE.test(value);

/** Secrets and keys of the environment that this runs in: there, long enough, and nobody's sample. Never a value. */
export function checkEnvironment(env) {
  const schema = env.DATABASE_SCHEMA;
  if (!env.DATABASE_URL && !env.ENCRYPTION_KEY) {
    return [
      skipped(
        'environment',
        'none of a service is set here',
        'Run it where a service runs, or with --env-file and the file of its variables.',
      ),
    ];
  }
  return [
    checkSchemaName(schema),
    checkEncryptionKey(env),
    ...SECRETS.map((name) => checkSecret(name, env)),
  ].filter(Boolean);
}

function checkSchemaName(schema) {
  if (SERVICES.includes(schema)) return undefined;
  const advice = `Set DATABASE_SCHEMA to one of ${SERVICES.join(', ')}.`;
  return failed('DATABASE_SCHEMA', schema ? 'is none of the services' : 'is missing', advice);
}

function checkEncryptionKey({ ENCRYPTION_KEY: text }) {
  const name = 'ENCRYPTION_KEY';
  const advice =
    'Make one with `openssl rand -base64 32`; the same for every service. Keep it: without it stored secrets are lost.';
  if (!text) return failed(name, 'is missing', advice);
  const keys = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  if (keys.some(({ length }) => length !== KEY_BYTES))
    return failed(name, 'is not 32 bytes in base64', advice);
  if (isSample(text) || keys.some((key) => new Set(key).size < 5)) return failed(name, 'is a sample', advice);
  if (keys.length > 1) {
    return warning(
      name,
      `${keys.length} keys`,
      'A rotation is under way: take the old one out when it is through.',
    );
  }
  return ok(name, '32 bytes');
}

function checkSecret(name, env) {
  const value = env[name];
  const needed = NEEDED_BY[name].includes(env.DATABASE_SCHEMA);
  const advice = `Set it to at least ${SHORTEST} characters drawn by lot, for example \`openssl rand -base64 32\`.`;
  if (!value) return needed ? failed(name, 'is missing', advice) : undefined;
  if (isSample(value)) return failed(name, 'is a sample', advice);
  if (value.length < SHORTEST) return failed(name, `is shorter than ${SHORTEST} characters`, advice);
  return ok(name, 'set');
}
