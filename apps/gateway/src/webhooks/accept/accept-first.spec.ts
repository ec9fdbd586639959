import { AcceptFirst } from './accept-first';

describe('AcceptFirst', () => {
  let woken: number;
  let accepting: AcceptFirst;

  beforeEach(() => {
    jest.useFakeTimers();
    woken = 0;
    accepting = new AcceptFirst(() => {
      woken += 1;
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('wakes the relay after every commit', () => {
    accepting.committed(1);
    accepting.committed(8);
    expect(woken).toBe(2);
  });

  it('sees no crowd while webhooks come singly', () => {
    expect(accepting.crowded()).toBe(false);
    accepting.committed(1);
    accepting.committed(2);
    expect(accepting.crowded()).toBe(false);
  });

  it('sees a crowd while commits of many follow each other, and its end', () => {
    accepting.committed(8);
    jest.advanceTimersByTime(20);
    accepting.committed(8);
    jest.advanceTimersByTime(20);
    expect(accepting.crowded()).toBe(true);
    jest.advanceTimersByTime(20);
    expect(accepting.crowded()).toBe(false);
  });
});
