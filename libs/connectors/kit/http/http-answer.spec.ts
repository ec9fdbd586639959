import { HttpAnswer } from './http-answer';

const page = (text: string) => new HttpAnswer('Shop', 200, { 'content-type': 'text/html' }, text);

describe('a page in the place of an answer', () => {
  it('is told by its words', () => {
    const text = '<html><script>let a = 1;</script><h1>Closed</h1> <p>for  repairs</p></html>';
    expect(page(text).excerpt()).toBe('Closed for repairs');
  });

  it.each(['<script', '<'])('is told in no time, five megabytes of %s', (part) => {
    expect(page(part.repeat(5_000_000 / part.length)).excerpt().length).toBeLessThanOrEqual(500);
  });

  it('ends with no half letter and has no NUL: it is kept in databases', () => {
    const excerpt = new HttpAnswer('A shop', 500, {}, `\u0000${'x'.repeat(498)}🐎`).excerpt();
    expect(excerpt).toBe(`\ufffd${'x'.repeat(498)}\ufffd`);
  });
});
