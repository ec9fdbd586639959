import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sandboxConfiguration } from '../system/sandbox-configuration.mjs';
import { generateSecrets } from '../system/secrets.mjs';
import { environmentOf } from '../system/environment.mjs';
import { SERVICES } from '../system/services.mjs';
import { urlsOf } from '../system/urls.mjs';
import { mixedConfiguration } from './mixed-configuration.mjs';
import { describeWorld, nextSteps } from './next-steps.mjs';
import { hasRealCommerce, isReal, planOutsideWorld, simulatedWorld } from './plan-outside-world.mjs';

const RULES = { isPlaceholder: (value) => value === 'changeme', checks: {} };
const STRIPE = { STRIPE_SECRET_KEY: 'sk_test_1f3a5c7e9b', STRIPE_WEBHOOK_SECRET: 'whsec_1f3a5c7e9b1f3a5c' };
const KENTICO = {
  KENTICO_URL: 'https://admin.shop.example/',
  KENTICO_SITE: 'Shop',
  KENTICO_USERNAME: 'bridge',
  KENTICO_PASSWORD: 'p4-very-own',
  KENTICO_WEBHOOK_SECRET: 'whsec_AAAA',
};
const ERPNEXT = {
  ERPNEXT_URL: 'https://erp.shop.example',
  ERPNEXT_API_KEY: 'a1',
  ERPNEXT_API_SECRET: 'b2',
  ERPNEXT_COMPANY: 'Shop Ltd',
  ERPNEXT_COMPANY_ABBREVIATION: 'SL',
};
const LIVE = { ...STRIPE, STRIPE_SECRET_KEY: 'rk_live_1f3a5c7e9b' };
const plan = (env) => planOutsideWorld(env, RULES);
const ports = Object.fromEntries(
  [
    'gateway',
    'orchestrator',
    'payments',
    'cms-sync',
    'reconciliation',
    'sandbox',
    'stripe',
    'kentico',
    'erpnext',
    'smtp',
    'ordercloud',
    'xc',
    'hubspot',
  ].map((name, n) => [name, 5000 + n]),
);
const urls = urlsOf(ports);
const secrets = generateSecrets();
const simulated = sandboxConfiguration({ urls, secrets, accounts: {} });
const accountNames = (abbreviation) => ({ 1100: `Clearing - ${abbreviation}` });
const configured = (env, current) => mixedConfiguration(plan(env), simulated, accountNames, current);

test('without credentials everything is simulated', () => {
  assert.deepEqual(plan({ PATH: '/bin', STRIPE_SECRET_KEY: ' ' }).real, []);
  assert.equal(configured({}), simulated);
});

test('a real Stripe stands in the configuration by the names of its variables, the rest stays simulated', () => {
  const document = configured(STRIPE);
  const stripe = document.connections.find(({ id }) => id === 'stripe');
  assert.deepEqual(stripe.settings, {});
  assert.deepEqual(stripe.secrets, {
    secretKey: { env: 'STRIPE_SECRET_KEY' },
    webhookSecret: { env: 'STRIPE_WEBHOOK_SECRET' },
  });
  assert.equal(JSON.stringify(document).includes(STRIPE.STRIPE_SECRET_KEY), false);
  assert.deepEqual(
    document.connections.map(({ id }) => id).sort(),
    simulated.connections.map(({ id }) => id).sort(),
  );
  assert.deepEqual(document.stores, simulated.stores);
});

test('a real shop stands alone: no pretended order can reach its ERP', () => {
  const document = configured({ ...STRIPE, ...KENTICO, ...ERPNEXT });
  assert.deepEqual(
    document.stores.map(({ id, commerce, erp, mail }) => [id, commerce, erp, mail]),
    [['kentico', 'kentico', 'erpnext', 'mail']],
  );
  const byId = Object.fromEntries(document.connections.map((one) => [one.id, one]));
  assert.deepEqual(Object.keys(byId).sort(), ['erpnext', 'kentico', 'mail', 'stripe']);
  assert.equal(byId.kentico.settings.restUrl, 'https://admin.shop.example/rest');
  assert.deepEqual(byId.erpnext.settings.accounts, { 1100: 'Clearing - SL' });
  assert.equal(byId.erpnext.settings.warehouse, 'Stores - SL');
  assert.equal(hasRealCommerce(plan({ ...STRIPE, ...KENTICO })), true);
});

test('what an operator has changed stays at the next start', () => {
  const first = configured({ ...STRIPE, ...KENTICO });
  const current = structuredClone(first);
  current.stores[0].capture = { mode: 'manual' };
  current.connections.find(({ id }) => id === 'kentico').settings.pollingIntervalSeconds = 300;
  current.connections.find(({ id }) => id === 'kentico').settings.siteName = 'Old';
  const again = configured({ ...STRIPE, ...KENTICO }, current);
  assert.deepEqual(again.stores[0].capture, { mode: 'manual' });
  const { settings } = again.connections.find(({ id }) => id === 'kentico');
  assert.equal(settings.pollingIntervalSeconds, 300);
  assert.equal(settings.siteName, 'Shop');
});

test('X-08: what is missing, a placeholder or malformed is named by its variable, never by its value', () => {
  assert.throws(() => plan({ STRIPE_SECRET_KEY: STRIPE.STRIPE_SECRET_KEY }), /STRIPE_WEBHOOK_SECRET missing/);
  assert.throws(() => plan({ STRIPE_WEBHOOK_SECRET: 'whsec_1' }), /STRIPE_SECRET_KEY missing/);
  assert.throws(
    () => plan({ ...STRIPE, STRIPE_SECRET_KEY: 'changeme' }),
    /STRIPE_SECRET_KEY is a placeholder/,
  );
  assert.throws(
    () => plan({ ...KENTICO, KENTICO_URL: 'shop.example' }),
    (error) => {
      assert.match(error.message, /KENTICO_URL is no http or https address/);
      assert.equal(error.message.includes('shop.example'), false);
      return true;
    },
  );
  assert.throws(() => plan({ ...STRIPE, TILLBRIDGE_ENVIRONMENT: 'prod' }), /sandbox, staging, production/);
});

test('a live key is refused outside production, and production refuses every simulated system it needs', () => {
  assert.throws(() => plan(LIVE), /STRIPE_SECRET_KEY is a live key/);
  assert.throws(() => plan({ ...LIVE, TILLBRIDGE_ENVIRONMENT: 'staging' }), /is a live key/);
  const production = { ...LIVE, TILLBRIDGE_ENVIRONMENT: 'production' };
  assert.throws(() => plan(production), /production has no simulated shop.*PUBLIC_URL missing/);
  const whole = {
    ...production,
    ...KENTICO,
    PUBLIC_URL: 'https://pay.shop.example',
    STORE_SUCCESS_URL: 'https://shop.example/thanks',
    STORE_CANCEL_URL: 'https://shop.example/cart',
  };
  const document = configured(whole);
  assert.equal(document.environment, 'production');
  assert.deepEqual(document.connections.map(({ id }) => id).sort(), ['kentico', 'stripe']);
  assert.deepEqual([document.stores[0].erp, document.stores[0].mail], [null, null]);
  assert.equal(document.stores[0].urls.success, 'https://shop.example/thanks');
});

test('the start says what is real and what to do next', () => {
  const real = plan({ ...STRIPE, PUBLIC_URL: 'https://pay.shop.example' });
  const world = describeWorld(real).join('\n');
  assert.match(world, /Stripe +REAL/);
  assert.match(world, /ERPNext +simulated/);
  const steps = nextSteps(real, urls.gateway).join('\n');
  assert.match(steps, /https:\/\/pay\.shop\.example\/webhooks\/stripe/);
  assert.match(steps, new RegExp(`stripe listen --forward-to ${urls.gateway}/webhooks/stripe`));
  assert.equal(isReal(simulatedWorld(), 'stripe'), false);
});

test('the gateway alone sees the secrets of real systems', () => {
  const system = {
    ports,
    databaseUrls: {},
    rabbitmqUrl: 'amqp://h',
    prefix: '',
    secrets,
    publicUrl: urls.gateway,
  };
  for (const app of SERVICES) {
    const env = environmentOf(app, { ...system, plan: plan(STRIPE) }, { ...STRIPE });
    assert.equal('STRIPE_SECRET_KEY' in env, app.name === 'gateway', app.name);
  }
  const sandbox = environmentOf({ name: 'sandbox' }, { ...system, plan: plan(STRIPE) }, { ...STRIPE });
  assert.equal(sandbox.STRIPE_SECRET_KEY, secrets.stripe.secretKey);
});
