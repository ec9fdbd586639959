/** The newest order and payment that a run has heard of. */
export interface Knowledge {
  readonly order: unknown;
  readonly payment: unknown;
}

/**
 * What is known after one more fact. Facts may come late: an order counts by `modifiedAt`, a payment by its `version`, and a
 * payment made later replaces an earlier one of the same order.
 */
export function knowledgeOf(known: Knowledge, body: unknown): Knowledge {
  const { order, payment } = members(body);
  return {
    order: isNewerOrder(order, known.order) ? order : known.order,
    payment: isNewerPayment(payment, known.payment) ? payment : known.payment,
  };
}

/** Whether a fact tells of an order or a payment at all. */
export function tellsKnowledge(body: unknown): boolean {
  const nothing = { order: null, payment: null };
  const { order, payment } = knowledgeOf(nothing, body);
  return order !== null || payment !== null;
}

function isNewerOrder(candidate: unknown, known: unknown): boolean {
  const { modifiedAt } = members(candidate);
  if (typeof modifiedAt !== 'string') return false;
  const before = members(known)['modifiedAt'];
  return typeof before !== 'string' || modifiedAt >= before;
}

function isNewerPayment(candidate: unknown, known: unknown): boolean {
  const next = members(candidate);
  const before = members(known);
  if (typeof next['paymentId'] !== 'string') return false;
  if (typeof before['paymentId'] !== 'string') return true;
  if (next['paymentId'] === before['paymentId']) return Number(next['version']) >= Number(before['version']);
  return String(next['createdAt']) >= String(before['createdAt']);
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
