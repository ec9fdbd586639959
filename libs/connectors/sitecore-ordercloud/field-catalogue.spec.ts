import { OrderSchema } from '#contracts/models/order';
import { StoreSchema } from '#contracts/models/configuration';
import { FIELD_CATALOGUE } from './field-catalogue';
import { DEFAULT_CAPTURE_STATUSES, DEFAULT_STATUSES } from './mappings/default-statuses';
import { ORDER_STATUSES } from './order/order-status';
import { MODELS } from './simulator/models';

describe('the catalogue of fields', () => {
  it.each(FIELD_CATALOGUE.map(({ model, field, access }) => [access, model, field] as const))(
    'may %s %s.%s',
    (access, model, field) => {
      const { writable, readOnly }: { writable: readonly string[]; readOnly: readonly string[] } =
        MODELS[model];
      expect(access === 'write' ? writable : [...writable, ...readOnly]).toContain(field);
    },
  );

  it('leads to every part of the canonical order', () => {
    const reached = new Set(FIELD_CATALOGUE.map(({ canonical }) => canonical?.split(/[.[]/)[0]));
    const own = ['storeId', 'commerce', 'orderGuid', 'paymentOption', 'commercePaid', 'locale'];
    expect(Object.keys(OrderSchema.shape).filter((key) => !reached.has(key) && !own.includes(key))).toEqual(
      [],
    );
  });

  it('comes with status tables that name only statuses there are', () => {
    const { toCommerce, fromCommerce } = StoreSchema.shape.statuses.parse(DEFAULT_STATUSES);
    const { approvedStatus, readyStatus } = DEFAULT_CAPTURE_STATUSES;
    const named = [...Object.values(toCommerce), ...Object.keys(fromCommerce), approvedStatus, readyStatus];
    expect(named.filter((name) => !ORDER_STATUSES.some((status) => status === name))).toEqual([]);
  });
});
