import { createPinoLogger } from './pino-logger';

function logTo(lines: string[]) {
  return createPinoLogger({
    service: 'gateway',
    level: 'info',
    destination: { write: (line: string) => void lines.push(line) },
  });
}

describe('the log', () => {
  it('is JSON lines with service, level, time and facts', () => {
    const lines: string[] = [];
    logTo(lines).child({ connectionId: 'stripe-1' }).info({ count: 2 }, 'Webhooks stored');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      service: 'gateway',
      level: 'info',
      connectionId: 'stripe-1',
      count: 2,
      message: 'Webhooks stored',
      time: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
    });
  });

  it.each([
    ['a field by its name', { headers: { Authorization: 'hunter2' } }],
    ['a nested secret', { connection: { settings: {}, secrets: { any: ['hunter2'] } } }],
    ['a webhook secret in a text', { note: 'tried whsec_hunter2+/= and failed' }],
    ['a secret key in a text', { note: 'sk_live_hunter2 was refused' }],
    ['a private key', { note: '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----' }],
    ['a private key that was cut off', { xConnectKey: '-----BEGIN PRIVATE KEY-----\nhunter2' }],
    ['a client secret', { note: 'pi_3Abc_secret_hunter2' }],
    ['a bearer token', { note: 'Authorization: Bearer hunter2hunter2' }],
    ['a password in a URL', { url: 'postgres://tillbridge:hunter2@db/main' }],
    ['a token in a query', { url: 'https://a.example/b?token=hunter2&x=1' }],
    ['a pay link', { url: 'https://a.example/pay/p1.hunter2.hunter2' }],
    ['the token of an unguessable URL', { url: '/webhooks/kentico-1/hunter2hunter2hunter2' }],
    ['an error', { err: new Error('failed with rk_test_hunter2') }],
    ['a cause', { err: new Error('outer', { cause: new Error('Bearer hunter2hunter2') }) }],
  ])('hides %s', (_what, facts) => {
    const lines: string[] = [];
    logTo(lines).error(facts, 'x');
    expect(lines[0]).toContain('[redacted]');
    expect(lines[0]).not.toContain('hunter2');
  });

  it('hides secrets in the sentence too', () => {
    const lines: string[] = [];
    logTo(lines).warn({}, 'sk_test_hunter2');
    expect(lines[0]).not.toContain('hunter2');
  });
});
