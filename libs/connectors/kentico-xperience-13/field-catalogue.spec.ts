import { OrderSchema } from '#contracts/models/order';
import { FIELD_CATALOGUE } from './field-catalogue';
import { tableOf } from './simulator/schema/tables';
import { columnOf } from './simulator/schema/table';

describe('the catalogue of fields', () => {
  it.each(
    FIELD_CATALOGUE.filter(({ column }) => column !== '*').map((field) => [field.objectType, field.column]),
  )('names %s %s as the class definition does', (objectType, column) => {
    const table = tableOf(objectType);
    expect(table && columnOf(table, column)?.name).toBe(column);
  });

  it('leads to every part of the canonical order', () => {
    const reached = new Set(FIELD_CATALOGUE.map(({ canonical }) => canonical?.split(/[.[]/)[0]));
    const own = ['storeId', 'commerce', 'shippingAddress'];
    expect(Object.keys(OrderSchema.shape).filter((key) => !reached.has(key) && !own.includes(key))).toEqual(
      [],
    );
  });
});
