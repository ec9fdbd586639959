/**
 * What goes wrong in the world outside while orders flow, each a spell of some seconds. `row` names the class of the fault matrix in docs/chaos.md.
 * Rules are those of the simulators' `/faults` and `/webhook-faults`; their seed is the run's.
 * @typedef {{name: string, row: string, simulator: string, rules?: ReadonlyArray<object>, webhooks?: object}} OutsideFault
 * @type {readonly OutsideFault[]}
 */
export const OUTSIDE_FAULTS = [
  {
    name: 'Stripe answers 429 lock_timeout',
    row: 'F10',
    simulator: 'stripe',
    rules: [{ kind: 'status-429', code: 'lock_timeout', probability: 0.4 }],
  },
  {
    name: 'Stripe asks to come back in two seconds',
    row: 'F10',
    simulator: 'stripe',
    rules: [{ kind: 'status-429', retryAfter: 2, probability: 0.3 }],
  },
  {
    name: 'Stripe answers 409 to keys in use',
    row: 'F11',
    simulator: 'stripe',
    rules: [
      { match: { method: 'POST' }, kind: 'status-409', code: 'idempotency_key_in_use', probability: 0.4 },
    ],
  },
  {
    name: 'Stripe answers 500',
    row: 'F9',
    simulator: 'stripe',
    rules: [{ kind: 'status-500', probability: 0.4 }],
  },
  {
    name: 'Stripe does the work and the answer is lost',
    row: 'F11',
    simulator: 'stripe',
    rules: [{ match: { method: 'POST' }, kind: 'drop-response', probability: 0.4 }],
  },
  {
    name: 'Stripe does the work and half the answer comes',
    row: 'F11',
    simulator: 'stripe',
    rules: [{ match: { method: 'POST' }, kind: 'truncate', probability: 0.4 }],
  },
  {
    name: 'the shop answers 500',
    row: 'F9',
    simulator: 'kentico',
    rules: [{ kind: 'status-500', probability: 0.5 }],
  },
  {
    name: 'the shop answers pages instead of data',
    row: 'F9',
    simulator: 'kentico',
    rules: [{ kind: 'html', probability: 0.4 }],
  },
  {
    name: 'the shop is slow',
    row: 'F8',
    simulator: 'kentico',
    rules: [{ kind: 'delay', delayMs: 1_500, probability: 0.5 }],
  },
  {
    name: 'the shop never answers',
    row: 'F8',
    simulator: 'kentico',
    rules: [{ kind: 'timeout', probability: 0.2, times: 6 }],
  },
  {
    name: 'the shop writes and the answer is lost',
    row: 'F11',
    simulator: 'kentico',
    rules: [{ match: { method: 'PUT' }, kind: 'drop-response', probability: 0.5 }],
  },
  {
    name: 'the ERP answers 503',
    row: 'F9',
    simulator: 'erpnext',
    rules: [{ kind: 'status-503', probability: 0.5 }],
  },
  {
    name: 'the ERP books and the answer is lost',
    row: 'F11',
    simulator: 'erpnext',
    rules: [{ match: { method: 'POST' }, kind: 'drop-response', probability: 0.5 }],
  },
  {
    name: 'the ERP never answers',
    row: 'F8',
    simulator: 'erpnext',
    rules: [{ kind: 'timeout', probability: 0.2, times: 6 }],
  },
  { name: 'Stripe’s webhooks come ten times', row: 'F12', simulator: 'stripe', webhooks: { duplicate: 9 } },
  { name: 'the shop’s events come ten times', row: 'F12', simulator: 'kentico', webhooks: { duplicate: 9 } },
  {
    name: 'Stripe’s webhooks come out of order',
    row: 'F13',
    simulator: 'stripe',
    webhooks: { reorderWindow: 8, duplicate: 1 },
  },
  { name: 'Stripe’s webhooks come late', row: 'F13', simulator: 'stripe', webhooks: { delayMs: 4_000 } },
  { name: 'Stripe’s webhooks never come', row: 'F14', simulator: 'stripe', webhooks: { drop: 0.5 } },
  { name: 'the shop’s events never come', row: 'F14', simulator: 'kentico', webhooks: { drop: 0.5 } },
  {
    name: 'Stripe’s clock is ten minutes ahead',
    row: 'F15',
    simulator: 'stripe',
    webhooks: { clockSkewSeconds: 600 },
  },
  {
    name: 'Stripe’s clock is ten minutes behind',
    row: 'F15',
    simulator: 'stripe',
    webhooks: { clockSkewSeconds: -600 },
  },
  {
    name: 'webhooks are signed with a wrong secret',
    row: 'F23',
    simulator: 'stripe',
    webhooks: { wrongSignature: 0.5 },
  },
];
