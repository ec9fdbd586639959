/**
 * Mistakes that others have made, planted into a copy of the product: a checker that does not catch them proves nothing. Each replaces one
 * passage of one source file; `needs` says which faults bring it to light.
 * @typedef {{name: string, what: string, file: string, find: string, put: string, needs: Partial<{broker: boolean, database: boolean, outside: boolean}>}} PlantedBug
 * @type {readonly PlantedBug[]}
 */
export const PLANTED_BUGS = [
  {
    name: 'ack-before-work',
    what: 'messages are acknowledged when they arrive, not when their effect is committed',
    file: 'libs/messaging/consumer/message-processor.ts',
    find: '    const handling = this.parts.watch.begin(message);\n',
    put: '    delivery.ack();\n    Object.assign(delivery, { ack: () => undefined });\n    const handling = this.parts.watch.begin(message);\n',
    needs: {},
  },
  {
    name: 'forget-before-confirm',
    what: 'outbox rows are deleted before the broker has confirmed them',
    file: 'libs/messaging/outbox/relay.ts',
    find: '    const outcomes = await sent;\n',
    put: '    void sent;\n    const outcomes = rows.map(() => ({ status: "fulfilled", value: undefined }) as PromiseSettledResult<void>);\n',
    needs: { broker: true },
  },
  {
    name: 'new-key-each-time',
    what: 'each attempt at Stripe has a key of its own, and nobody asks first whether the last one worked',
    file: 'apps/payments/src/operations/operation-runner.ts',
    find: '    const found = fresh ? undefined : await attempt.lookUp(operation);\n    if (found !== undefined) return found;\n    try {\n      return await attempt.send(operation.key);\n',
    put: '    try {\n      return await attempt.send(`${operation.key}-${Math.random()}`);\n',
    needs: { outside: true },
  },
  {
    name: 'answer-before-store',
    what: 'webhooks are answered with 2xx before they are stored',
    file: 'apps/gateway/src/webhooks/accept/accept-batcher.ts',
    find: '    let stored: Set<string>;\n',
    put: '    for (const one of batch) {\n      one.settle("stored");\n      Object.assign(one, { settle: () => undefined });\n    }\n    let stored: Set<string>;\n',
    needs: { database: true },
  },
  {
    name: 'no-retry',
    what: 'what fails for a moment is given up like what fails for good',
    file: 'libs/messaging/retry/retry-policy.ts',
    find: "      if (ageMs >= limits.maxAgeMs) return { kind: 'dead' };\n",
    put: "      return { kind: 'dead' };\n",
    needs: { outside: true },
  },
  {
    name: 'posted-under-a-new-key',
    what: 'documents in the ERP carry another key on each attempt',
    file: 'libs/connectors/erpnext/client/bridge-key.ts',
    find: '  if (key.length <= DATA_LENGTH) return key;\n',
    put: '  if (key.length <= DATA_LENGTH) return `${key}-${Math.floor(Math.random() * 1e6)}`;\n',
    needs: { outside: true },
  },
];
