import type { ErpDocument } from '#connectors/kit/erp-port';
import type { NetSuiteRecord } from '../client/netsuite-client';
import { idOf } from '../client/netsuite-client';

const PENDING_APPROVAL = 'A';
const CANCELED = 'C';
/** The status of an order that may be delivered. */
export const PENDING_FULFILLMENT = { id: 'B' };

/** All other statuses are later ones of an order that binds. */
export function orderState(record: NetSuiteRecord): ErpDocument['state'] {
  const status = idOf(record['orderStatus']);
  if (status === PENDING_APPROVAL) return 'draft';
  return status === CANCELED ? 'canceled' : 'posted';
}
