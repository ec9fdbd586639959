import type { FreshRow } from '#messaging/outbox/courier';
import { AcceptFirst } from './accept-first';

const command = { id: '7' } as FreshRow;

describe('AcceptFirst', () => {
  let woken: number;
  let carried: FreshRow[];
  let open: boolean;
  let accepting: AcceptFirst;

  beforeEach(() => {
    jest.useFakeTimers();
    woken = 0;
    carried = [];
    open = true;
    const courier = {
      get open() {
        return open;
      },
      leaseSeconds: 5,
      carry: (row: FreshRow) => void carried.push(row),
    };
    accepting = new AcceptFirst(() => {
      woken += 1;
    }, courier);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('wakes the relay after every commit whose commands lie in the outbox', () => {
    accepting.committed([]);
    accepting.committed([]);
    expect([woken, carried]).toEqual([2, []]);
  });

  it('gives commands that nobody else may look at to the courier, and lets the relay sleep', () => {
    expect(accepting.leaseSeconds()).toBe(5);
    accepting.committed([command]);
    expect([woken, carried]).toEqual([0, [command]]);
    accepting.committed([command]);
    accepting.committed([command]);
    jest.advanceTimersByTime(5);
    expect([woken, carried.length]).toEqual([0, 3]);
  });

  it('leaves commands to the relay while the broker takes none', () => {
    open = false;
    expect(accepting.leaseSeconds()).toBe(0);
  });

  it('leaves commands to the relay while webhooks come in a crowd, and lets them share two statements', () => {
    accepting.arrived(6);
    expect([accepting.leaseSeconds(), accepting.mostStatements()]).toEqual([0, 2]);
    jest.advanceTimersByTime(40);
    expect([accepting.leaseSeconds(), accepting.mostStatements()]).toEqual([5, 6]);
  });

  it('sees no crowd while few senders wait', () => {
    accepting.arrived(1);
    accepting.arrived(5);
    expect(accepting.crowded()).toBe(false);
  });

  it('sees a crowd while many senders wait, and its end', () => {
    accepting.arrived(6);
    jest.advanceTimersByTime(20);
    accepting.arrived(9);
    jest.advanceTimersByTime(20);
    expect(accepting.crowded()).toBe(true);
    jest.advanceTimersByTime(20);
    expect(accepting.crowded()).toBe(false);
  });
});
