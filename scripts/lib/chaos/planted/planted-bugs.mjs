/**
 * Mistakes that others have made, planted into a copy of the product: a checker that does not catch them proves nothing. Each replaces one
 * passage of one source file; `harm` (see `harm.mjs`; faults by their names) brings it to light, and is harmless without it; `caughtBy` is
 * what the checker must say, so that nothing else passes for a catch.
 * @typedef {{name: string, what: string, file: string, find: string, put: string, harm: object, caughtBy: RegExp}} PlantedBug
 * @type {readonly PlantedBug[]}
 */
export const PLANTED_BUGS = [
  {
    name: 'ack-before-work',
    what: 'messages are acknowledged when they arrive, not when their effect is committed',
    file: 'libs/messaging/consumer/message-processor.ts',
    find: '    const handling = this.parts.watch.begin(message);\n',
    put: '    delivery.ack();\n    Object.assign(delivery, { ack: () => undefined });\n    const handling = this.parts.watch.begin(message);\n',
    harm: {
      failpoints: ['orchestrator', 'payments', 'cms-sync', 'reconciliation'].flatMap((service) =>
        ['consumer.after-inbox-insert', 'consumer.after-effect-before-commit'].map((name) => ({
          service,
          name,
        })),
      ),
    },
    caughtBy: /is neither handled nor among the dead/,
  },
  {
    name: 'forget-before-confirm',
    what: 'outbox rows are deleted before the broker has confirmed them',
    file: 'libs/messaging/outbox/courier.ts',
    find: '      await sent;\n',
    put: '      sent.catch(() => undefined);\n',
    harm: { silent: ['broker'], rounds: 2 },
    caughtBy: /never reached the broker/,
  },
  {
    name: 'new-key-each-time',
    what: 'each attempt at Stripe has a key of its own, and nobody asks first whether the last one worked',
    file: 'apps/payments/src/operations/operation-runner.ts',
    find: '    const found = fresh ? undefined : await attempt.lookUp(operation);\n    if (found !== undefined) return found;\n    try {\n      return await attempt.send(operation.key);\n',
    put: '    try {\n      return await attempt.send(`${operation.key}-${Math.random()}`);\n',
    harm: { faults: ['Stripe does the work and the answer is lost'] },
    caughtBy: /a key of no operation of ours/,
  },
  {
    name: 'answer-before-store',
    what: 'webhooks are answered with 2xx before they are stored',
    file: 'apps/gateway/src/webhooks/accept/accept-batcher.ts',
    find: '    let stored: Map<string, string | null>;\n',
    put: '    for (const one of batch) {\n      one.settle("stored");\n      Object.assign(one, { settle: () => undefined });\n    }\n    let stored: Map<string, string | null>;\n',
    // Webhooks that come late meet the silence; without them nothing would come while nothing works.
    harm: { silent: ['database'], rounds: 2, faults: ['Stripe’s webhooks come late'] },
    caughtBy: /was answered with 2xx and is not in the log/,
  },
  {
    name: 'no-retry',
    what: 'what fails for a moment is given up like what fails for good',
    file: 'libs/messaging/retry/retry-policy.ts',
    find: "      if (ageMs >= limits.maxAgeMs) return { kind: 'dead' };\n",
    put: "      return { kind: 'dead' };\n",
    harm: { faults: ['Stripe answers 500', 'the shop answers 500', 'the ERP answers 503'] },
    caughtBy: /was given up by .* for a (transient|rate-limited) failure/,
  },
  {
    name: 'posted-under-a-new-key',
    what: 'documents in the ERP carry another key on each attempt',
    file: 'libs/connectors/erpnext/client/bridge-key.ts',
    find: '  if (key.length <= DATA_LENGTH) return key;\n',
    put: '  if (key.length <= DATA_LENGTH) return `${key}-${Math.floor(Math.random() * 1e6)}`;\n',
    harm: { faults: ['the ERP books and the answer is lost'] },
    caughtBy: /was made without the key/,
  },
];
