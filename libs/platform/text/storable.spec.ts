import { storable } from './storable';

describe('what a database can keep', () => {
  it('has no NUL and no half letter in any text, however deep, and is otherwise the same', () => {
    const at = new Date();
    expect(
      storable({ a: ['x\u0000', { 'b\ud83d': '\udc0e', ok: '🐎' }], n: null, u: undefined, no: 1, at }),
    ).toEqual({ a: ['x\ufffd', { 'b\ufffd': '\ufffd', ok: '🐎' }], n: null, u: undefined, no: 1, at });
  });

  it('leaves what is no plain data inside it alone', () => {
    const failure = new Error('half a \ud83d');
    expect(storable({ failure, text: '\ud83d' })).toEqual({ failure, text: '\ufffd' });
  });

  it('is the very same value where nothing is wrong with it', () => {
    const fine = { name: 'Žluťoučký 🐎', path: 'C:\\users' };
    expect(storable(fine)).toBe(fine);
    expect(storable(undefined)).toBeUndefined();
    expect(storable('as it is written: \\u0000')).toBe('as it is written: \\u0000');
  });
});
