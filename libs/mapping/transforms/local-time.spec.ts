import fc from 'fast-check';
import { fromLocalTime, toLocalTime, type LocalTimeRules } from './local-time';

const USUAL: LocalTimeRules = { gap: 'later', overlap: 'first' };
const at = (text: string, zone: string, rules: Partial<LocalTimeRules> = {}) =>
  fromLocalTime(text, zone, { ...USUAL, ...rules });
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
];

describe('a local time', () => {
  it.each([
    ['2026-01-15T10:00', 'Europe/Berlin', '2026-01-15T09:00:00.000Z'],
    ['2026-07-15 10:00:30', 'Europe/Berlin', '2026-07-15T08:00:30.000Z'],
    ['2026-07-15', 'Asia/Tokyo', '2026-07-14T15:00:00.000Z'],
    ['2026-01-15T10:00', 'Asia/Kathmandu', '2026-01-15T04:15:00.000Z'],
    ['2026-12-31T23:30', 'America/New_York', '2027-01-01T04:30:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(at(text, zone)).toEqual({ ok: true, value: instant });
  });

  it('that is skipped in spring is taken as asked', () => {
    const skipped = '2026-03-29T02:30';
    expect(at(skipped, 'Europe/Berlin')).toMatchObject({ value: '2026-03-29T01:30:00.000Z' });
    expect(at(skipped, 'Europe/Berlin', { gap: 'earlier' })).toMatchObject({
      value: '2026-03-29T00:30:00.000Z',
    });
    expect(at(skipped, 'Europe/Berlin', { gap: 'error' })).toMatchObject({
      error: { code: 'skipped-local-time' },
    });
  });

  it('that is shown twice in autumn is taken as asked, also where clocks move by half an hour', () => {
    const twice = '2026-10-25T02:30';
    expect(at(twice, 'Europe/Berlin')).toMatchObject({ value: '2026-10-25T00:30:00.000Z' });
    expect(at(twice, 'Europe/Berlin', { overlap: 'second' })).toMatchObject({
      value: '2026-10-25T01:30:00.000Z',
    });
    expect(at(twice, 'Europe/Berlin', { overlap: 'error' })).toMatchObject({
      error: { code: 'ambiguous-local-time' },
    });
    const lordHowe = ['first', 'second'].map((overlap) =>
      at('2026-04-05T01:45', 'Australia/Lord_Howe', { overlap: overlap as LocalTimeRules['overlap'] }),
    );
    expect(lordHowe).toMatchObject([
      { value: '2026-04-04T14:45:00.000Z' },
      { value: '2026-04-04T15:15:00.000Z' },
    ]);
  });

  it.each(['2026-04-31T10:00', '2026-01-01T25:00', '2026-01-01T10:00Z', 'tomorrow', ''])(
    'that is none is refused: %s',
    (text) => expect(at(text, 'Europe/Berlin')).toMatchObject({ error: { code: 'not-a-local-time' } }),
  );

  it('of an unknown zone is refused', () => {
    expect(at('2026-01-15T10:00', 'Europe/Atlantis')).toMatchObject({ error: { code: 'unknown-time-zone' } });
    expect(toLocalTime(new Date(0), 'Europe/Atlantis')).toBeUndefined();
  });

  it('of any instant leads back to that instant, by the first or the second reading', () => {
    const instants = fc
      .integer({ min: Date.UTC(2000, 0), max: Date.UTC(2037, 0) })
      .map((ms) => ms - (ms % 1000));
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (ms, zone) => {
        const shown = toLocalTime(new Date(ms), zone)!;
        const read = (['first', 'second'] as const).map((overlap) =>
          at(shown, zone, { overlap, gap: 'error' }),
        );
        const values = read.map((result) => (result.ok ? Date.parse(result.value) : NaN));
        expect(values).toContain(ms);
        expect(values[0]).toBeLessThanOrEqual(values[1]!);
      }),
    );
  });
});
