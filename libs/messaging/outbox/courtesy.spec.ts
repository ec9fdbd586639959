import { Courtesy } from './courtesy';

describe('Courtesy', () => {
  let busy: boolean;
  let courtesy: Courtesy;
  let turns: number;

  beforeEach(() => {
    jest.useFakeTimers();
    busy = false;
    turns = 0;
    courtesy = new Courtesy(() => busy, { restMs: 400, workMs: 50 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const ask = (): void => {
    void courtesy.turn().then(() => {
      turns += 1;
    });
  };

  it('waits for nothing while the other has nothing to do', async () => {
    ask();
    await jest.advanceTimersByTimeAsync(0);
    expect(turns).toBe(1);
  });

  it('waits while the other is busy and goes on soon after', async () => {
    busy = true;
    ask();
    await jest.advanceTimersByTimeAsync(200);
    expect(turns).toBe(0);
    busy = false;
    await jest.advanceTimersByTimeAsync(20);
    expect(turns).toBe(1);
  });

  it('never waits longer than one rest, and then has its share of time', async () => {
    busy = true;
    ask();
    await jest.advanceTimersByTimeAsync(420);
    expect(turns).toBe(1);
    ask();
    await jest.advanceTimersByTimeAsync(0);
    expect(turns).toBe(2);
    await jest.advanceTimersByTimeAsync(60);
    ask();
    await jest.advanceTimersByTimeAsync(0);
    expect(turns).toBe(2);
  });

  it('holds all who ask during a rest until its end', async () => {
    busy = true;
    ask();
    await jest.advanceTimersByTimeAsync(100);
    ask();
    await jest.advanceTimersByTimeAsync(200);
    expect(turns).toBe(0);
    await jest.advanceTimersByTimeAsync(120);
    expect(turns).toBe(2);
  });
});
