import { HttpAnswer } from '#connectors/kit/http/http-answer';
import { answerFailure } from './answer-failure';

const failure = (status: number, code: string, message: string) => {
  const text = JSON.stringify({ error: { code, message } });
  const answer = new HttpAnswer('Business Central', status, { 'content-type': 'application/json' }, text);
  return answerFailure(answer, 'Posting', new Date());
};

describe('an error answer of Business Central', () => {
  it.each([
    [
      409,
      'Request_EntityChanged',
      'Another user has already changed the record.',
      'conflict',
      'erp-document-changed',
    ],
    [412, 'Unknown_Code', 'Precondition failed.', 'conflict', 'conflict'],
    [400, 'Internal_EntityWithSameKeyExists', 'The Customer already exists.', 'conflict', 'erp-key-taken'],
    [400, 'Internal_InvalidTableRelation', 'cannot be found', 'mapping', 'erp-reference-missing'],
    [400, 'Application_StringExceededLength', 'The length is 21', 'mapping', 'erp-reference-missing'],
    [400, 'Application_DialogException', 'There is nothing to post.', 'conflict', 'erp-nothing-to-post'],
    [400, 'Application_DialogException', 'is out of balance by 1', 'permanent', 'erp-refused'],
    [
      400,
      'Application_DialogException',
      'not within your range of allowed posting dates',
      'permanent',
      'period-closed',
    ],
    [401, 'Authentication_InvalidCredentials', 'rejected', 'permanent', 'erp-credentials-refused'],
    [403, 'Authorization_RequestDenied', 'no', 'permanent', 'erp-permission-missing'],
    [404, 'Internal_CompanyNotFound', 'no', 'permanent', 'erp-not-found'],
    [408, 'Application_OperationTimeout', 'slow', 'transient', 'system-unavailable'],
  ])('%i %s "%s" is %s: %s', (status, code, message, failureClass, ours) => {
    expect(failure(status, code, message)).toMatchObject({ failureClass, code: ours });
  });

  it('tells the text without the id that support asks for', () => {
    const told = failure(400, 'Application_X', 'No such thing.  CorrelationId:  6f1c2a55-0f0e-4d3a.');
    expect(told.message).toBe('Posting: No such thing.');
  });

  it('is told in no time, however long it is', () => {
    const { message } = failure(400, 'Application_DialogException', `a${' '.repeat(2_000_000)}b`);
    expect(message.length).toBeLessThan(10_000);
  });
});
