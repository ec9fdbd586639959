import { differenceOf } from './difference';
import { FieldRuleSchema } from './mapping-document';

it('tells what a store does otherwise than the base', () => {
  const base = ['a', 'b', 'c'].map((target) => FieldRuleSchema.parse({ target, source: `order.${target}` }));
  const overrides = { a: null, b: { source: 'order.x' }, c: { source: 'order.c' }, d: { value: 'new' } };
  expect(differenceOf(base, overrides).map(({ target, change }) => [target, change])).toEqual([
    ['a', 'removed'],
    ['b', 'replaced'],
    ['c', 'same'],
    ['d', 'added'],
  ]);
});
