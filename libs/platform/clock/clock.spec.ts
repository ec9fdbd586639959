import { skewClock, systemClock } from './clock';

const SKEW_SECONDS = 600;
const SLACK_SECONDS = 60;
const ahead = (): number => (systemClock.now().getTime() - Date.now()) / 1_000;

describe('the clock of a process', () => {
  afterEach(() => skewClock(0, 'test'));

  it('is off by what a test asks for, ahead or behind', () => {
    skewClock(SKEW_SECONDS, 'test');
    expect(ahead()).toBeGreaterThan(SKEW_SECONDS - SLACK_SECONDS);
    skewClock(-SKEW_SECONDS, 'development');
    expect(ahead()).toBeLessThan(SLACK_SECONDS - SKEW_SECONDS);
  });

  it('is never put wrong in production', () => {
    expect(() => skewClock(1, 'production')).toThrow('refused');
    expect(() => skewClock(0, 'production')).not.toThrow();
    expect(Math.abs(ahead())).toBeLessThan(SLACK_SECONDS);
  });
});
