/** Who must take a message: a command has its service in the routing key, an event goes to everyone who asked for it. */
function consumersOf({ exchange, routingKey }, subscribers) {
  if (exchange === 'commands') return [routingKey.split('.')[0]];
  return subscribers.get(routingKey) ?? [];
}

/** Handlers that look and, with nothing to do, leave no note: of theirs nobody can tell a message that was lost from one that was idle. */
const mayLeaveNoNote = (service, { exchange, routingKey, ofOrder }) =>
  (service === 'cms-sync' && routingKey === 'erp-order.posted') ||
  (service === 'orchestrator' && exchange === 'events' && ofOrder === false);

const named = (messageId, { type }) => `${type} ${messageId}`;

/**
 * What was lost between two services, however well a sweep has mended it since.
 * @param {object} facts
 * @param {ReadonlyArray<{messageId: string, schema: string, type: string}>} facts.outgoing every row ever committed to an outbox
 * @param {ReadonlyMap<string, {exchange: string, routingKey: string, type: string, ofOrder?: boolean}>} facts.seen every message the broker has routed
 * @param {ReadonlyMap<string, object>} [facts.due] those of them that were routed before it was read what was handled; all by default
 * @param {ReadonlyMap<string, ReadonlySet<string>>} facts.handled ids a service has handled or buried
 * @param {ReadonlyMap<string, readonly string[]>} facts.subscribers services by the event they asked for
 * @returns {string[]}
 */
export function lostMessages({ outgoing, seen, due = seen, handled, subscribers }) {
  const unsent = outgoing
    .filter(({ messageId }) => !seen.has(messageId))
    .map((row) => `${named(row.messageId, row)} was committed by ${row.schema} and never reached the broker`);
  const undone = [...due].flatMap(([messageId, message]) =>
    consumersOf(message, subscribers)
      .filter((service) => !mayLeaveNoNote(service, message))
      .filter((service) => handled.get(service)?.has(messageId) !== true)
      .map(
        (service) =>
          `${named(messageId, message)} reached ${service} and is neither handled nor among the dead`,
      ),
  );
  return [...unsent, ...undone];
}

/** Classes that are tried again for days; a run lasts minutes. */
const PASSING = new Set(['transient', 'rate-limited']);

/** What was given up although it would have passed, replayed or mended since or not. */
export const givenUpTooSoon = (buried) =>
  buried
    .filter(({ failureClass }) => PASSING.has(failureClass))
    .map(
      ({ service, type, messageId, failureClass, code }) =>
        `${type} ${messageId} was given up by ${service} for a ${failureClass} failure: ${code}`,
    );

const OURS = /^tillbridge-/;
/** Customers at Stripe have keys of their own, by person and not by operation. */
const OF_CUSTOMERS = /^tillbridge-create-customer-/;

/**
 * Effects at Stripe that no operation of ours stands for: one intention, one key, one effect.
 * @param {ReadonlyArray<{operation: string, key: string}>} effects what Stripe has on record
 * @param {ReadonlySet<string>} operationKeys every key that was committed before its call
 */
export function inventedEffects(effects, operationKeys) {
  const ours = effects.filter(({ key }) => OURS.test(key) && !OF_CUSTOMERS.test(key));
  const times = new Map();
  for (const { key } of ours) times.set(key, (times.get(key) ?? 0) + 1);
  const doubled = [...times]
    .filter(([, count]) => count > 1)
    .map(([key, count]) => `Stripe has taken effect ${count} times under the key ${key}`);
  const unknown = ours
    .filter(({ key }) => !operationKeys.has(key))
    .map(({ operation, key }) => `Stripe has ${operation} under ${key}, a key of no operation of ours`);
  return [...doubled, ...unknown];
}
