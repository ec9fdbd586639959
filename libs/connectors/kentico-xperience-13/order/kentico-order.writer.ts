import type { OrderWrite, OrderWriteResult } from '#connectors/kit/commerce-port';
import { Failure } from '#platform/errors/failure';
import type { KenticoCatalog, KenticoPaymentOption, KenticoStatus } from '../catalog/kentico-catalog';
import type { Columns, KenticoRestClient } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';
import type { KenticoOrderReader } from './kentico-order.reader';
import { planWrite } from './plan-write';
import type { RawOrder } from './raw-order';

/** Read, compare, one PUT, read back. Kentico knows no version of a row: whoever writes last wins, so we write little. */
export class KenticoOrderWriter {
  constructor(
    private readonly rest: KenticoRestClient,
    private readonly catalog: KenticoCatalog,
    private readonly reader: KenticoOrderReader,
  ) {}

  async write(storeId: string, write: OrderWrite): Promise<OrderWriteResult> {
    const current = await this.reader.readRow(write.orderId);
    const status = write.commerceStatus === null ? null : await this.statusNamed(write.commerceStatus);
    const option = await this.optionOf(current);
    const columns = planWrite({ current, write, status, option });
    if (Object.keys(columns).length === 0) {
      const after = await this.reader.interpret(storeId, await this.reader.completed(current));
      return { written: false, after };
    }
    await this.rest.put('ecommerce.order', Number(write.orderId), columns);
    const written = { before: current, columns: Object.keys(columns) };
    const after = await this.reader.readRaw(write.orderId, written);
    requireApplied(after, columns);
    return { written: true, after: await this.reader.interpret(storeId, after) };
  }

  private async statusNamed(name: string): Promise<KenticoStatus> {
    const wanted = name.toLowerCase();
    const status = await this.catalog.status((candidate) => candidate.name.toLowerCase() === wanted);
    if (status) return status;
    const expected = (await this.catalog.statuses()).map((known) => known.name);
    throw Failure.mapping('unknown-commerce-status', `The site has no order status "${name}"`, {
      details: { field: 'statuses.toCommerce', value: name, expected },
      suggestion:
        'Create the status in Kentico (Store configuration > Order status), or name an existing one in the store’s status table.',
    });
  }

  private async optionOf(order: KenticoRow): Promise<KenticoPaymentOption | null> {
    const id = order.integer('OrderPaymentOptionID');
    return id === null ? null : this.catalog.paymentOption(id);
  }
}

/** Somebody wrote between our PUT and our look, or an event handler undid it: try again from what stands now. */
function requireApplied({ order }: RawOrder, columns: Columns): void {
  const statusId = columns['OrderStatusID'];
  const paid = columns['OrderIsPaid'];
  if (
    (statusId !== undefined && order.integer('OrderStatusID') !== statusId) ||
    (paid === true && order.boolean('OrderIsPaid') !== true)
  ) {
    throw Failure.conflict('write-not-kept', 'Kentico does not show what was just written', {
      details: { wanted: { statusId, paid } },
      suggestion: 'An event handler of the shop may set the status itself; see Kentico’s Event log.',
    });
  }
}
