import { Decimal } from 'decimal.js';
import { invalidValue, NsError } from './ns-error';
import type { Rec, Records, Values } from './records';
import { refId, sublist } from './records';
import type { WorldOptions } from './world';

const TYPE = 'salesOrder';
const NOT_COMMITTED = '3';
const CANCELED = 'C';

/** Sales orders; saving one commits stock to its lines, unless a line says that none shall be. */
export class Selling {
  constructor(
    private readonly records: Records,
    private readonly options: Pick<WorldOptions, 'taxPercent'>,
  ) {}

  create(values: Values): Rec {
    const otherRefNum = values['otherRefNum'];
    if (typeof otherRefNum === 'string' && otherRefNum.length > 45) {
      throw new NsError(
        400,
        'EXCEEDED_MAX_FIELD_LENGTH',
        'The field otherrefnum contained too many characters.',
      );
    }
    if (!this.records.find('customer', refId(values['entity']))) {
      throw invalidValue('entity', refId(values['entity']), 'entity');
    }
    const lines = sublist(values['item']).map((line, index) => this.line(line, index));
    const total = lines.reduce(
      (sum, line) => sum.plus(Number(line['amount'])).plus(Number(line['tax'])),
      new Decimal(0),
    );
    const order = this.records.insert(TYPE, {
      orderStatus: { id: 'B' },
      ...values,
      tranId: `SO${this.records.all(TYPE).length + 1}`,
      total: total.toNumber(),
      item: { items: lines.map((line) => ({ ...line, quantityCommitted: 0 })) },
    });
    return this.committed(order);
  }

  /** Lines are told by their number; others stay as they are. */
  change(id: string, values: Values): Rec {
    const known = this.records.get(TYPE, id);
    const { item, ...others } = values;
    const news = new Map(sublist(item).map((line) => [line['line'], line]));
    const items = sublist(known['item']).map((line) => ({ ...line, ...news.get(line['line']) }));
    return this.committed(this.records.update(TYPE, known.id, { ...others, item: { items } }));
  }

  private line(values: Values, index: number): Values {
    const item = this.records.find('item', refId(values['item']));
    if (!item) throw invalidValue('item', refId(values['item']), `item.items[${index}].item`);
    const stocked = item['itemtype'] === 'InvtPart';
    const amount = new Decimal(Number(values['amount'] ?? 0));
    const percent = values['taxCode'] === undefined ? this.options.taxPercent : 0;
    return {
      ...(stocked && { commitInventory: { id: '1' } }),
      ...values,
      line: index + 1,
      amount: amount.toNumber(),
      tax: amount.times(percent).div(100).toDecimalPlaces(2).toNumber(),
    };
  }

  private committed(order: Rec): Rec {
    const canceled = refId(order['orderStatus']) === CANCELED;
    const items = sublist(order['item']).map((line) => {
      if (line['commitInventory'] === undefined) return line;
      const none = canceled || refId(line['commitInventory']) === NOT_COMMITTED;
      const had = Number(line['quantityCommitted'] ?? 0);
      const most = Math.min(Number(line['quantity']), had + this.free(refId(line['item'])));
      return { ...line, quantityCommitted: none ? 0 : most };
    });
    return this.records.update(TYPE, order.id, { item: { items } });
  }

  private free(item: string): number {
    const committed = this.records
      .all(TYPE)
      .flatMap((order) => sublist(order['item']))
      .filter((line) => refId(line['item']) === item)
      .reduce((sum, line) => sum + Number(line['quantityCommitted'] ?? 0), 0);
    return Number(this.records.get('item', item)['available']) - committed;
  }
}
