import { SetupError } from '../setup-error.mjs';
import { ENVIRONMENTS, OUTSIDE_SYSTEMS } from './systems.mjs';

const LIVE_KEY = /^(sk|rk)_live_/;
const LIVE_ONLY_IN_PRODUCTION =
  'is a live key, and real money moves with it: set TILLBRIDGE_ENVIRONMENT=production, or use a test key';
const NOTHING_REAL = { environment: 'sandbox', publicUrl: undefined, success: undefined, cancel: undefined };
const GENERAL = {
  publicUrl: 'PUBLIC_URL',
  success: 'STORE_SUCCESS_URL',
  cancel: 'STORE_CANCEL_URL',
};

const isSet = (env, name) => env[name] !== undefined && env[name].trim() !== '';

function isUrl(value) {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}

/** What is wrong with a variable that is set; undefined when it may be right. The value itself is never told. */
function faultOf(name, value, environment, { isPlaceholder, checks }) {
  if (isPlaceholder(value)) return 'is a placeholder; set a real value';
  if (/_(URL|BASE)$/.test(name) && !isUrl(value)) return 'is no http or https address';
  if (name === 'SMTP_PORT' && !/^\d{1,5}$/.test(value)) return 'is no port';
  if (name === 'STRIPE_SECRET_KEY' && LIVE_KEY.test(value) && environment !== 'production')
    return LIVE_ONLY_IN_PRODUCTION;
  return checks[name]?.(value);
}

function environmentFrom(env, faults) {
  const environment = isSet(env, 'TILLBRIDGE_ENVIRONMENT') ? env.TILLBRIDGE_ENVIRONMENT : 'sandbox';
  if (!ENVIRONMENTS.includes(environment))
    faults.push(`TILLBRIDGE_ENVIRONMENT must be ${ENVIRONMENTS.join(', ')}`);
  return environment;
}

/** In production nothing is pretended: what every store needs must be real, and its shoppers must find the way back. */
function productionFaults(real, env) {
  const kinds = new Set(real.map(({ kind }) => kind));
  return [
    ...(kinds.has('payment') ? [] : ['STRIPE_SECRET_KEY missing: production has no simulated Stripe']),
    ...(kinds.has('commerce')
      ? []
      : ['KENTICO_URL, ORDERCLOUD_URL or XC_URL missing: production has no simulated shop']),
    ...Object.values(GENERAL)
      .filter((name) => !isSet(env, name))
      .map((name) => `${name} missing: production needs addresses that shoppers reach`),
  ];
}

/**
 * Which outside systems are real, by the variables that are set; the others are simulated.
 * @param {NodeJS.ProcessEnv} env
 * @param {{isPlaceholder: (value: string) => boolean, checks: Record<string, (value: string) => string | undefined>}} rules
 *   `checks`: what the connectors say of their own secrets, by variable
 * @returns the plan; `variables` are what the gateway must see to resolve the secrets
 * @throws {SetupError} with everything that is missing or wrong, by the variables' names
 */
export function planOutsideWorld(env, rules) {
  const faults = [];
  const environment = environmentFrom(env, faults);
  const real = OUTSIDE_SYSTEMS.filter(({ required, optional }) =>
    [...required, ...optional].some((name) => isSet(env, name)),
  );
  for (const { name, required, optional } of real) {
    const missing = required.filter((variable) => !isSet(env, variable));
    if (missing.length > 0) faults.push(`${missing.join(', ')} missing for the real ${name}`);
    for (const variable of [...required, ...optional].filter((one) => isSet(env, one))) {
      const fault = faultOf(variable, env[variable].trim(), environment, rules);
      if (fault !== undefined) faults.push(`${variable} ${fault}`);
    }
  }
  for (const name of Object.values(GENERAL).filter((one) => isSet(env, one))) {
    if (!isUrl(env[name])) faults.push(`${name} is no http or https address`);
  }
  if (environment === 'production') faults.push(...productionFaults(real, env));
  if (faults.length > 0)
    throw new SetupError(`${faults.join('. ')}.`, 'docs/configuration.md lists the variables of npm start.');
  const values = Object.fromEntries(
    real.flatMap(({ required, optional }) =>
      [...required, ...optional].filter((one) => isSet(env, one)).map((one) => [one, env[one].trim()]),
    ),
  );
  const general = Object.fromEntries(
    Object.entries(GENERAL).map(([key, name]) => [key, isSet(env, name) ? env[name].trim() : undefined]),
  );
  return {
    ...general,
    environment,
    real: real.map(({ key }) => key),
    values,
    variables: secretVariables(real).filter((name) => name in values),
  };
}

const secretVariables = (systems) => systems.flatMap(({ secrets }) => Object.values(secrets));

/** Everything simulated: what the demonstration and the tests run against. */
export const simulatedWorld = () => ({ ...NOTHING_REAL, real: [], values: {}, variables: [] });

const COMMERCE = OUTSIDE_SYSTEMS.filter(({ kind }) => kind === 'commerce').map(({ key }) => key);
export const isReal = (plan, key) => plan.real.includes(key);
export const hasRealCommerce = (plan) => COMMERCE.some((key) => isReal(plan, key));

/** A real shop stands alone: orders of a pretended one beside it would go the same way to its ERP. */
export const isSimulated = (plan, key) =>
  !isReal(plan, key) &&
  plan.environment !== 'production' &&
  !(COMMERCE.includes(key) && hasRealCommerce(plan));
