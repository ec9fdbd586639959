import { dueWarning } from './expiry-warning';

const LOST = new Date('2026-11-28T12:00:00Z');
const before = (hours: number): Date => new Date(LOST.getTime() - hours * 3_600_000);

describe('AC-28: the warnings before an authorisation is lost', () => {
  it.each([
    [49, null, undefined],
    [48, null, 48],
    [30, null, 48],
    [30, 48, undefined],
    [12, 48, 12],
    [5, 48, 12],
    [5, 12, undefined],
    [5, null, 12],
    [0, 48, undefined],
    [-1, null, undefined],
  ])('%i hours before, last warned at %s: %s', (hours, last, threshold) => {
    expect(dueWarning(LOST, last, before(hours))?.threshold).toBe(threshold);
  });
});
