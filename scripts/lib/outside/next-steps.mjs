import { CONNECTIONS } from '../system/sandbox-configuration.mjs';
import { hasRealCommerce, isReal, isSimulated } from './plan-outside-world.mjs';
import { OUTSIDE_SYSTEMS } from './systems.mjs';

/** Which system is real and which one is pretended, as lines for people. */
export function describeWorld(plan) {
  return OUTSIDE_SYSTEMS.map(({ key, name }) => {
    if (isReal(plan, key)) return `  ${name.padEnd(30)}REAL`;
    return `  ${name.padEnd(30)}${isSimulated(plan, key) ? 'simulated' : 'not used'}`;
  });
}

const STEPS = {
  stripe: ({ local, outside }) => [
    `Stripe: register ${outside('stripe')} in the dashboard (Developers, Webhooks; the events are in docs/connect/stripe.md),`,
    `  or bring its events to this machine:  stripe listen --forward-to ${local('stripe')}`,
    '  STRIPE_WEBHOOK_SECRET must be the signing secret that the dashboard or the command shows.',
    '  Until events come, payments are noticed by asking Stripe, within about two minutes.',
  ],
  kentico: ({ outside }) => [
    `Kentico: let the companion module post its events to ${outside('kentico')}, signed with KENTICO_WEBHOOK_SECRET`,
    '  (docs/connect/kentico-xperience-13.md, with the order statuses the store expects).',
  ],
  ordercloud: ({ outside }) => [
    'OrderCloud: install the hooks, with the same ORDERCLOUD_ variables:',
    `  CONNECTION_ID=${CONNECTIONS.ordercloud} WEBHOOK_URL=${outside('ordercloud')} ORDERCLOUD_API_URL=$ORDERCLOUD_URL node scripts/ordercloud-hooks.mjs install`,
  ],
  xc: ({ outside }) => [
    `Experience Commerce: set WebhookUrl of the companion plug-in's policy to ${outside('xc')} and EventSecret to XC_EVENT_SECRET`,
    '  (docs/connect/sitecore-xc.md).',
  ],
  erpnext: () => [
    'ERPNext: its accounts, warehouse and the custom field must be there as docs/connect/erpnext.md says.',
  ],
  mail: () => [],
};

/** What a person has to do outside before money and orders flow. */
export function nextSteps(plan, gatewayUrl) {
  const address = (base) => (key) => `${base.replace(/\/+$/, '')}/webhooks/${CONNECTIONS[key]}`;
  const addresses = { local: address(gatewayUrl), outside: address(plan.publicUrl ?? gatewayUrl) };
  const lines = plan.real.flatMap((key) => STEPS[key](addresses));
  const unreachable = plan.publicUrl === undefined && plan.real.some((key) => key in STEPS && key !== 'mail');
  return [
    ...lines,
    ...(unreachable
      ? [
          `${gatewayUrl} is this machine only: set PUBLIC_URL to an address that the real systems and shoppers reach.`,
        ]
      : []),
    ...(hasRealCommerce(plan) ? ['Then place an order in your shop: it appears under /api/v1/orders.'] : []),
  ];
}
