import { ORDER_INPUT } from '#mapping/catalogue/mapping-sides';
import { findingWords } from './finding-words';
import { sourceNode } from './source-node';

const totals = { earlier: 300, later: 40 };
const type = {
  ...{ text: 'text', date: 'day', instant: 'instant', integer: 'whole number', decimal: 'decimal' },
  ...{ boolean: 'yes or no', list: 'list', object: 'object', hidden: 'hidden' },
};
const words = {
  shares: (before: string, now: string) => `${before} before, ${now} now`,
  types: (before: string, now: string) => `was ${before}, now ${now}`,
  type,
};

describe('a finding in words', () => {
  it('tells shares, and never none of what was seen nor all of what was missing', () => {
    const told = (given: number, now: number) =>
      findingWords(
        { kind: 'rarer', earlier: { given, types: {} }, later: { given: now, types: {} } },
        totals,
        words,
      );
    expect(told(299, 0)).toBe('> 99 % before, 0 % now');
    expect(told(1, 40)).toBe('< 1 % before, 100 % now');
  });

  it('tells only the types that are new', () => {
    const earlier = { given: 300, types: { text: 300 } };
    const later = { given: 40, types: { text: 20, integer: 20 } };
    expect(findingWords({ kind: 'type-changed', earlier, later }, totals, words)).toBe(
      'was text, now whole number',
    );
  });
});

describe('a seen field as a source', () => {
  it('is the one of the catalogue, else a custom field of the type they have', () => {
    expect(sourceNode(ORDER_INPUT, 'order.locale')).toMatchObject({ field: { path: 'order.locale' } });
    expect(sourceNode(ORDER_INPUT, 'order.custom.NewName')).toMatchObject({
      ...{ key: 'order.custom.NewName', type: 'text', field: null },
    });
  });
});
