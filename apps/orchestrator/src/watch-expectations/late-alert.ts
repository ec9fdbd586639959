import type { AlertChange } from '../alerts/alert-rule';
import type { LateFact } from '../database/expectation.repository';
import type { Expectation } from '../engine/document/workflow-document';

const KIND = 'expectation.missed';

/** One alert for each store and expectation; every order that waits keeps it raised. */
export function raiseLate(late: LateFact, { name, after, expect, within, fetch }: Expectation): AlertChange {
  const { storeId, orderId, workflowId, expectationId, at } = late;
  const asked = fetch.length === 0 ? '' : ' It has been asked for again, which heals what was only missed.';
  return {
    change: 'raise',
    kind: KIND,
    subject: `${storeId}/${workflowId}/${expectationId}`,
    itemId: itemOf(late),
    title: `${storeId}: ${name ?? expectationId} is late`,
    detail: `Order ${orderId}: ${after} was told of ${at.toISOString()}, and within ${within} nothing of ${expect.join(', ')} has followed.${asked}`,
    scope: { storeId, orderId: null },
  };
}

export const settleLate = (late: LateFact): AlertChange => ({
  change: 'settle',
  kind: KIND,
  itemId: itemOf(late),
  keep: false,
});

const itemOf = ({ eventId, workflowId, expectationId }: LateFact): string =>
  `${eventId}/${workflowId}/${expectationId}`.slice(0, 400);
