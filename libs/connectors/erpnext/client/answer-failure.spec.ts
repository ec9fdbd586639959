import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpAnswer } from '#connectors/kit/http/http-answer';
import { failureOf, readableText } from './answer-failure';

const JSON_TYPE = { 'content-type': 'application/json' };

function fixture(name: string, status: number): HttpAnswer {
  const text = readFileSync(join(__dirname, '..', 'fixtures', 'errors', `${name}.json`), 'utf8');
  return new HttpAnswer('ERPNext', status, JSON_TYPE, text);
}

describe('an error answer of ERPNext', () => {
  it.each([
    ['unbalanced', 417, 'permanent', 'erp-refused', /The difference is 1\.0$/],
    [
      'link-missing',
      417,
      'mapping',
      'erp-reference-missing',
      /Could not find Row #1: Account: Nowhere - DS$/,
    ],
    ['not-unique', 417, 'conflict', 'erp-key-taken', /Bridge Key must be unique$/],
    ['stale', 417, 'conflict', 'erp-document-changed', /modified after you have opened it/],
    ['duplicate-name', 409, 'conflict', 'erp-duplicate', /already exists$/],
    ['not-permitted', 403, 'permanent', 'erp-permission-missing', /User bridge@example\.com does not have/],
    ['unauthorized', 401, 'permanent', 'erp-credentials-refused', /AuthenticationError/],
    [
      'unknown-field',
      417,
      'permanent',
      'erp-custom-field-missing',
      /Field not permitted in query: bridge_key/,
    ],
    ['deadlock', 417, 'transient', 'erp-unavailable', /Deadlock/],
  ])('of kind %s (%i) is %s %s', (name, status, failureClass, code, message) => {
    expect(failureOf(fixture(name, status), 'New Journal Entry')).toMatchObject({
      failureClass,
      code,
      message: expect.stringMatching(message),
    });
  });

  it('of a closed accounting period says so, so that another day is tried', () => {
    const text = JSON.stringify({ exc_type: 'ClosedAccountingPeriod', exception: 'Period is closed' });
    const failure = failureOf(new HttpAnswer('ERPNext', 417, JSON_TYPE, text), 'New Journal Entry');
    expect(failure).toMatchObject({ failureClass: 'permanent', code: 'period-closed' });
  });

  it('that is a web page is told by its words and points at the address', () => {
    const page = new HttpAnswer(
      'ERPNext',
      404,
      { 'content-type': 'text/html' },
      '<html><h1>Not here</h1></html>',
    );
    expect(failureOf(page, 'List of Account')).toMatchObject({
      code: 'erp-answer-unreadable',
      message: expect.stringMatching(/HTTP 404 with text\/html: "Not here"/),
      suggestion: expect.stringMatching(/baseUrl/),
    });
  });
});

it('an answer of megabytes is told in no time', () => {
  expect(readableText({ exception: '<'.repeat(2_000_000) }).length).toBeLessThanOrEqual(10_000);
});
