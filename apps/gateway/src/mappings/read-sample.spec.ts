import { ProblemError } from '#platform/http/problem';
import { readSample } from './read-sample';

describe('a sample as another system writes it', () => {
  it.each([
    ['json', '{"order":{"note":"hi"}}'],
    ['xml', '<order><note>hi</note></order>'],
    ['form', 'order[note]=hi'],
  ] as const)('is read: %s', (encoding, text) => {
    expect(readSample({ encoding, text })).toEqual({ order: { note: 'hi' } });
  });

  it.each(['json', 'xml', 'form'] as const)('is refused when it is not %s', (encoding) => {
    expect(() => readSample({ encoding, text: '<a[' })).toThrow(ProblemError);
  });
});
