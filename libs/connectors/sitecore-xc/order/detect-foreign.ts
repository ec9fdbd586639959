import { Failure } from '#platform/errors/failure';
import { foreignPaymentOn } from './federated-payment';
import type { OrderListReader } from './order-list.reader';
import { readOrder } from './xc-order';

const LOOKED_AT = 20;

/** Looks at orders that were placed a short while ago: an active plug-in of another provider has left its transaction on them. */
export async function detectForeignPayments(
  lists: OrderListReader,
  listName: string,
  ourMethods: readonly string[],
): Promise<string | null> {
  for (const entry of await lists.firstWithComponents(listName, LOOKED_AT)) {
    const foreign = foreignOn(entry, ourMethods);
    if (foreign !== null) return foreign;
  }
  return null;
}

/** An entry that cannot be read proves nothing. */
function foreignOn(entry: unknown, ourMethods: readonly string[]): string | null {
  try {
    return foreignPaymentOn(readOrder(entry), ourMethods);
  } catch (error) {
    if (error instanceof Failure && error.failureClass === 'mapping') return null;
    throw error;
  }
}
