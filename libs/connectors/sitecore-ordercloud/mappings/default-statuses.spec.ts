import { StoreSchema } from '#contracts/models/configuration';
import { ORDER_STATUSES } from '../order/order-status';
import { DEFAULT_CAPTURE_STATUSES, DEFAULT_STATUSES } from './default-statuses';

describe('the suggested status tables', () => {
  it('name only statuses there are', () => {
    const { toCommerce, fromCommerce } = StoreSchema.shape.statuses.parse(DEFAULT_STATUSES);
    const { approvedStatus, readyStatus } = DEFAULT_CAPTURE_STATUSES;
    const named = [...Object.values(toCommerce), ...Object.keys(fromCommerce), approvedStatus, readyStatus];
    expect(named.filter((name) => !ORDER_STATUSES.some((status) => status === name))).toEqual([]);
  });
});
