import { redactBody } from './redact-body';

const [head, payload, signature] = ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJl'];
const token = `${head}.${payload}.${signature}`;

describe('a body for people’s eyes', () => {
  it.each([
    [`{"note":"${token}"}`, '{"note":"[redacted]"}'],
    [`user-${token} and ${head}.${payload}.`, 'user-[redacted] and [redacted]'],
    [`www.shop.example ${token}.more`, 'www.shop.example [redacted].more'],
    [`${head}.${payload}`, `${head}.${payload}`],
    [`${head}.abc.${signature}`, `${head}.abc.${signature}`],
  ])('holds no token that somebody could use: %s', (body, shown) => {
    expect(redactBody(body)).toBe(shown);
  });

  it.each(['-eyJaaaaa', 'a', 'eyJaaaaa.', 'a.'])('is made in no time of a megabyte of %j', (part) => {
    const body = part.repeat(Math.floor(1_000_000 / part.length));
    expect(redactBody(body).length).toBeLessThanOrEqual(body.length * 2);
  });
});
