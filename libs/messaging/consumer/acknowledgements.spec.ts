import { Acknowledgements } from './acknowledgements';

describe('Acknowledgements', () => {
  let said: string[];
  let acks: Acknowledgements;

  beforeEach(() => {
    jest.useFakeTimers();
    said = [];
    acks = new Acknowledgements(48, (tag, allBefore) => said.push(allBefore ? `up to ${tag}` : `${tag}`));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const deliver = (...tags: number[]): void => tags.forEach((tag) => acks.delivered(tag));
  const end = (...tags: number[]): void => tags.forEach((tag) => acks.ended(tag));

  it('says one word for all that have ended in a row', () => {
    deliver(1, 2, 3);
    end(2, 1, 3);
    expect(said).toEqual([]);
    jest.advanceTimersByTime(50);
    expect(said).toEqual(['up to 3']);
  });

  it('never speaks for one that has not ended', () => {
    deliver(1, 2, 3, 4);
    end(1, 3, 4);
    jest.advanceTimersByTime(50);
    expect(said).toEqual(['up to 1', '3', '4']);
    end(2);
    jest.advanceTimersByTime(50);
    expect(said.slice(3)).toEqual(['up to 2']);
  });

  it('does not wait when many are held', () => {
    const tags = Array.from({ length: 16 }, (_, index) => index + 1);
    deliver(...tags);
    end(...tags);
    expect(said).toEqual(['up to 16']);
    jest.advanceTimersByTime(1_000);
    expect(said).toHaveLength(1);
  });

  it('holds nothing when the broker hands out one at a time', () => {
    acks = new Acknowledgements(1, (tag) => said.push(`${tag}`));
    deliver(1);
    end(1);
    expect(said).toEqual(['1']);
  });

  it('says nothing after the end of its channel', () => {
    deliver(1);
    end(1);
    acks.forget();
    jest.advanceTimersByTime(50);
    expect(said).toEqual([]);
  });
});
