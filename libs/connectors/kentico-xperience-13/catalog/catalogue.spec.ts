import { OrderSchema } from '#contracts/models/order';
import { columnOf } from '../simulator/schema/table';
import { tableOf } from '../simulator/schema/tables';
import { catalogue } from './catalogue';

const fields = [...catalogue.reads, ...catalogue.writes];

describe('the catalogue of fields', () => {
  it.each(fields.filter(({ path }) => path !== '*').map(({ object, path }) => [object, path]))(
    'names %s %s as the class definition does',
    (object, path) => {
      const table = tableOf(object);
      expect(table && columnOf(table, path)?.name).toBe(path);
    },
  );

  it('calls a field required only where the column may not be null', () => {
    const nullable = fields.filter(({ object, path, required }) => {
      const table = tableOf(object);
      return required && table && columnOf(table, path)?.nullable;
    });
    expect(nullable).toEqual([]);
  });

  it('leads to every part of the canonical order', () => {
    const reached = new Set(catalogue.reads.map(({ canonical }) => canonical?.split(/[.[]/)[0]));
    const own = ['storeId', 'commerce', 'shippingAddress'];
    expect(Object.keys(OrderSchema.shape).filter((key) => !reached.has(key) && !own.includes(key))).toEqual(
      [],
    );
  });
});
