import { fitJson } from './fit-json';

describe('JSON within so many characters', () => {
  it('is left as it is when it fits, to the character', () => {
    expect(fitJson({ a: 'b' }, 9)).toBe('{"a":"b"}');
    expect(fitJson([1, 23], 6)).toBe('[1,23]');
  });

  it('leaves out the longest member of an object, and no more than it must', () => {
    const address = { name: 'Ada', company: 'x'.repeat(30), line1: 'y'.repeat(20), city: 'Rom' };
    expect(fitJson(address, 60)).toBe(`{"name":"Ada","line1":"${'y'.repeat(20)}","city":"Rom"}`);
    expect(fitJson(address, 58)).toBe(`{"name":"Ada","line1":"${'y'.repeat(20)}","city":"Rom"}`);
    expect(fitJson(address, 57)).toBe('{"name":"Ada","city":"Rom"}');
  });

  it('leaves out the last of a list, and everything when nothing fits', () => {
    expect(fitJson(['a', 'b', 'c'], 12)).toBe('["a","b"]');
    expect(fitJson(['abc'], 4)).toBeUndefined();
    expect(fitJson({ a: 'abc' }, 4)).toBeUndefined();
  });
});
