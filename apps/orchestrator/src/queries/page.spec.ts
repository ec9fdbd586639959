import { CURSOR_PART, decodeCursor } from './page';

const encode = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const INVALID = expect.objectContaining({ code: 'invalid-cursor' }) as Error;
const PLACE = [CURSOR_PART.instant, CURSOR_PART.text];

describe('cursors of lists', () => {
  it('are read as they were given out; none is the beginning', () => {
    expect(decodeCursor(null, PLACE)).toBeUndefined();
    const key = ['2026-01-15T12:00:00.000Z', 'run-1'];
    expect(decodeCursor(encode(key), PLACE)).toEqual(key);
    expect(decodeCursor(encode(['12']), [CURSOR_PART.number])).toEqual(['12']);
  });

  it.each([
    'nonsense',
    encode(['2026-01-15T12:00:00.000Z']),
    encode(['2026-13-15T12:00:00.000Z', 'run-1']),
    encode(['2026-01-15T12:00:00.000Z', 'a\u0000']),
    encode({ length: 2 }),
  ])('are refused when nobody gave them out: %s', (cursor) => {
    expect(() => decodeCursor(cursor, PLACE)).toThrow(INVALID);
  });

  it('are refused when a number would not fit', () => {
    expect(() => decodeCursor(encode(['12345678901']), [CURSOR_PART.number])).toThrow(INVALID);
  });
});
