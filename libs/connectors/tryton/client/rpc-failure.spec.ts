import { rpcFailure } from './rpc-failure';

const judged = (...error: unknown[]): readonly [string, string] => {
  const { failureClass, code } = rpcFailure(error, 'post of account.move');
  return [failureClass, code];
};
const userError = (message: string): readonly [string, string] => judged('UserError', [message, '', null]);

describe('what an error of Tryton means', () => {
  it.each([
    ['You cannot create a journal-period in closed period "2026-02".', 'permanent', 'period-closed'],
    ['You can create only one journal per period.', 'conflict', 'erp-document-changed'],
    ['You cannot modify posted move "1".', 'conflict', 'erp-already-posted'],
    ['You are not allowed to access "Account Move Line".', 'permanent', 'erp-permission-missing'],
    ['The code on party must be unique.', 'conflict', 'erp-key-taken'],
    ['To post move "2", you must balance all its lines debits and credits.', 'permanent', 'erp-refused'],
    ['The number of digits in the value "5.005" exceeds the limit of "2".', 'permanent', 'erp-refused'],
  ])('refuses with "%s"', (message, failureClass, code) => {
    expect(userError(message)).toEqual([failureClass, code]);
  });

  it.each([
    ['could not serialize access due to concurrent update', 'conflict', 'erp-document-changed'],
    ['could not obtain lock on row in relation "stock_move"', 'conflict', 'erp-document-changed'],
    ['duplicate key value violates unique constraint "bridge_move_key"', 'conflict', 'erp-key-taken'],
    ['server closed the connection unexpectedly', 'transient', 'erp-unavailable'],
    ["'sale.sale'", 'permanent', 'erp-module-missing'],
    ["'nosuch'", 'permanent', 'erp-refused'],
  ])('fails with %s', (message, failureClass, code) => {
    expect(judged(message, 'Traceback (most recent call last): secret')).toEqual([failureClass, code]);
  });

  it('asks a person about a warning, and tries again what somebody changed in between', () => {
    expect(judged('UserWarning', ['move,1.cancel', 'The period is closed.', ''])).toEqual([
      'permanent',
      'erp-warning',
    ]);
    expect(judged('ConcurrencyException', 'Records were modified in the meanwhile')).toEqual([
      'conflict',
      'erp-document-changed',
    ]);
    expect(judged('LoginException', ['sms_code', 'SMS code', 'char'])).toEqual([
      'permanent',
      'erp-credentials-refused',
    ]);
  });

  it('passes no traceback on', () => {
    const failure = rpcFailure(['division by zero', 'Traceback: /usr/lib/python3'], 'post of account.move');
    expect(JSON.stringify([failure.message, failure.details])).not.toMatch(/Traceback|usr/);
  });
});
