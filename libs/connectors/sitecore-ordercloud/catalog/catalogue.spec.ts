import { OrderSchema } from '#contracts/models/order';
import { MODELS, type ModelName } from '../simulator/models';
import { catalogue } from './catalogue';

const modelOf = (object: string): { writable: readonly string[]; readOnly: readonly string[] } =>
  MODELS[object as ModelName];

describe('the catalogue of fields', () => {
  it.each(catalogue.reads.map(({ object, path }) => [object, path]))('may read %s.%s', (object, path) => {
    const { writable, readOnly } = modelOf(object);
    expect([...writable, ...readOnly]).toContain(path.split('.')[0]);
  });

  it.each(catalogue.writes.map(({ object, path }) => [object, path]))('may write %s.%s', (object, path) => {
    expect(modelOf(object).writable).toContain(path);
  });

  it('leads to every part of the canonical order', () => {
    const reached = new Set(catalogue.reads.map(({ canonical }) => canonical?.split(/[.[]/)[0]));
    const own = ['storeId', 'number', 'commerce', 'orderGuid', 'paymentOption', 'commercePaid', 'locale'];
    expect(Object.keys(OrderSchema.shape).filter((key) => !reached.has(key) && !own.includes(key))).toEqual(
      [],
    );
  });
});
