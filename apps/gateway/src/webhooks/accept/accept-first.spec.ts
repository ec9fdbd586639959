import { AcceptFirst } from './accept-first';

describe('AcceptFirst', () => {
  let log: string[];
  let blocked: boolean;
  let accepting: AcceptFirst;

  beforeEach(() => {
    jest.useFakeTimers();
    log = [];
    blocked = false;
    accepting = new AcceptFirst({
      wake: () => log.push('wake'),
      pause: () => log.push('pause'),
      resume: () => log.push('resume'),
      blocked: () => blocked,
    });
  });
  afterEach(() => {
    accepting.stop();
    jest.useRealTimers();
  });

  const crowdFor = (milliseconds: number): void => {
    for (let passed = 0; passed < milliseconds; passed += 10) {
      accepting.committed(8);
      jest.advanceTimersByTime(10);
    }
  };

  it('wakes the relay at once while webhooks come singly', () => {
    accepting.committed(1);
    accepting.committed(2);
    expect(log).toEqual(['wake', 'wake']);
  });

  it('lets the relay rest while they come in crowds, and work again when the crowd is over', () => {
    crowdFor(200);
    expect(log).toEqual(['pause']);
    jest.advanceTimersByTime(100);
    expect(log).toEqual(['pause', 'resume']);
    accepting.committed(1);
    expect(log).toEqual(['pause', 'resume', 'wake']);
  });

  it('never lets it rest for long: it works between, however long the crowd lasts', () => {
    crowdFor(2_100);
    expect(log.filter((entry) => entry === 'resume').length).toBeGreaterThanOrEqual(4);
  });

  it('leaves a relay alone that rests because the broker takes nothing', () => {
    blocked = true;
    crowdFor(100);
    expect(log).toEqual([]);
  });
});
