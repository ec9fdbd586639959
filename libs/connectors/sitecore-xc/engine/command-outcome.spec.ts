import { Failure } from '#platform/errors/failure';
import { requireDone } from './command-outcome';
import { parseOData } from './odata-json';

const outcome = (body: object): string => {
  try {
    requireDone(parseOData(JSON.stringify(body)), 'HoldOrder');
    return 'done';
  } catch (error) {
    return error instanceof Failure ? `${error.failureClass} ${error.code}` : String(error);
  }
};

describe('how a command ended', () => {
  it.each([
    ['done', { ResponseCode: 'Ok', Messages: [] }, 'done'],
    ['done, names in another spelling', { responseCode: 'Ok', messages: null }, 'done'],
    [
      'done with a warning',
      { ResponseCode: 'Warning', Messages: [{ Code: 'Warning', Text: 'slow' }] },
      'done',
    ],
    ['refused', { ResponseCode: 'Error', Messages: [{ Text: 'no' }] }, 'permanent xc-command-refused'],
    ['refused by a code nobody knows', { ResponseCode: 'Oops' }, 'permanent xc-command-refused'],
    [
      'overtaken by another save',
      { ResponseCode: 'Error', Messages: [{ CommerceTermKey: 'EntityVersionMismatch' }] },
      'conflict xc-entity-changed',
    ],
    ['not told', { '@odata.context': 'x' }, 'transient xc-answer-unreadable'],
  ])('%s', (_name, body, expected) => expect(outcome(body)).toBe(expected));
});

describe('answers of the engine', () => {
  it('keep every decimal as it was written, and texts with digits in them', () => {
    const text =
      '{"Amount":1.230,"Large":12345678901234567890.05,"Text":"a \\"1.50\\" b","Flag":true,"None":null}';
    expect(parseOData(text)).toEqual({
      Amount: '1.230',
      Large: '12345678901234567890.05',
      Text: 'a "1.50" b',
      Flag: true,
      None: null,
    });
  });

  it('are refused when they are no JSON', () => {
    expect(() => parseOData('<html>')).toThrow(SyntaxError);
  });
});
