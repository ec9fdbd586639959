/** Fields that say whose the message is, or about which thing of theirs, here or in another system; and in whose name it was asked for. */
const THINGS = [
  ...[
    'store',
    'order',
    'connection',
    'payment',
    'refund',
    'run',
    'request',
    'webhookEvent',
    'workflow',
    'entry',
  ],
  ...[
    'session',
    'customer',
    'external',
    'proposal',
    'job',
    'payout',
    'balanceTransaction',
    'invoice',
    'dispute',
  ],
];
const TARGET = new RegExp(`^(?:${THINGS.join('|')})Ids?$|^(?:stores|by|actor)$|(?:Url|Intent|to)$`, 'i');

/**
 * Whether every value of the edited body that names a target was in the original already. Who may act for one store could otherwise
 * turn a message of that store against another, or have the records say that somebody else wanted it.
 */
export function keepsTarget(original: unknown, edited: unknown): boolean {
  const known = targetsOf(original);
  return [...targetsOf(edited)].every((target) => known.has(target));
}

function targetsOf(body: unknown): Set<string> {
  const targets = new Set<string>();
  const pending: unknown[] = [body];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      if (TARGET.test(key)) targets.add(`${key.toLowerCase()}=${JSON.stringify(value)}`);
      pending.push(value);
    }
  }
  return targets;
}
