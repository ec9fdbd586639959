import { redactText } from './redaction';

describe('what anybody may have sent', () => {
  it.each([
    ['letters', 'a'.repeat(1_000_000)],
    ['addresses without an end', 'a:'.repeat(500_000)],
    ['the beginning of a key', `-----BEGIN ${'A '.repeat(500_000)}`],
    ['log-ins without a token', 'token '.repeat(160_000)],
  ])('is looked through in no time: %s', (_what, text) => {
    expect(redactText(text)).toBe(text);
  });

  it('loses the password of an address, whatever stands before it', () => {
    expect(redactText(`${'x'.repeat(50)}amqps://tillbridge:hunter2@broker/vhost`)).toBe(
      `${'x'.repeat(50)}amqps://tillbridge:[redacted]@broker/vhost`,
    );
  });
});
