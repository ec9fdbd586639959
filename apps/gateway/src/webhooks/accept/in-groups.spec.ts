import { InGroups } from './in-groups';

describe('InGroups', () => {
  let taken: number[][];
  let groups: InGroups<number>;

  beforeEach(() => {
    jest.useFakeTimers();
    taken = [];
    groups = new InGroups(5, (items) => taken.push([...items]));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('hands the first on at once and those of the pause after it together', () => {
    groups.add([1]);
    groups.add([2]);
    groups.add([3, 4]);
    expect(taken).toEqual([[1]]);
    jest.advanceTimersByTime(5);
    expect(taken).toEqual([[1], [2, 3, 4]]);
  });

  it('pauses after every group', () => {
    groups.add([1]);
    groups.add([2]);
    jest.advanceTimersByTime(5);
    groups.add([3]);
    expect(taken).toEqual([[1], [2]]);
    jest.advanceTimersByTime(5);
    expect(taken).toEqual([[1], [2], [3]]);
  });

  it('holds nothing up after a pause in which nothing came', () => {
    groups.add([1]);
    jest.advanceTimersByTime(5);
    groups.add([2]);
    expect(taken).toEqual([[1], [2]]);
  });
});
