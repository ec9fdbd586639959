import { applyTransform } from './apply-transform';
import { TransformSchema } from './transform-schema';

const INPUT = { store: { timeZone: 'Europe/Berlin' } };
const through = (transform: object, value: unknown) => {
  const result = applyTransform(TransformSchema.parse(transform), value, INPUT);
  return result.ok ? result.value : result.error.code;
};

describe('a step of a rule', () => {
  it('leads from a point in time to what clocks in the zone show, and back', () => {
    const zone = 'store.timeZone';
    expect(through({ name: 'date', zone, format: 'date-time' }, '2026-07-15T08:00:00Z')).toBe(
      '2026-07-15T10:00:00',
    );
    expect(through({ name: 'local-time', zone }, '2026-07-15T10:00:00')).toBe('2026-07-15T08:00:00.000Z');
    expect(through({ name: 'local-time', zone: 'order.zone' }, '2026-07-15T10:00:00')).toBe(
      'unknown-time-zone',
    );
    expect(through({ name: 'local-time', zone, gap: 'error' }, '2026-03-29T02:30')).toBe(
      'skipped-local-time',
    );
  });

  it('splits a name', () => {
    expect(through({ name: 'split-name', part: 'family' }, 'Ludwig van Beethoven')).toBe('van Beethoven');
    expect(through({ name: 'split-name', part: 'given' }, 'Ludwig van Beethoven')).toBe('Ludwig');
  });

  it('writes an address in the lines of its country', () => {
    const address = { line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
    expect(through({ name: 'address-lines' }, address)).toBe('Hauptstr. 1\n10115 Berlin\nDE');
    expect(through({ name: 'address-lines', separator: ', ', country: false }, address)).toBe(
      'Hauptstr. 1, 10115 Berlin',
    );
    expect(through({ name: 'address-lines' }, { ...address, city: null })).toBe('address-incomplete');
    expect(through({ name: 'address-lines' }, 'Hauptstr. 1')).toBe('not-an-address');
  });
});
