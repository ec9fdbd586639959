import { readMessage } from './consumer/incoming-message';
import { ownHeaders, withoutHistory } from './envelope';

const now = new Date('2026-01-01T00:00:00Z');
const read = (properties: object, content = '{}') =>
  readMessage({ fields: {}, properties, content: Buffer.from(content) } as never, now);

describe('the envelope', () => {
  it('reads a foreign message without any property', () => {
    const message = read({});
    expect(message).toMatchObject({
      type: '',
      attempt: 1,
      firstSeenAt: now,
      step: undefined,
      notBefore: 0,
      wasDead: false,
    });
    expect(message.messageId).toBe(read({}).messageId);
    expect(message.messageId).not.toBe(read({}, '{"other":1}').messageId);
  });

  it('does not trust nonsense in headers', () => {
    const headers = {
      'x-attempt': 'many',
      'x-first-seen': 'once',
      'x-step': '{"runId":1}',
      traceparent: 'x',
    };
    const message = read({ headers });
    expect(message).toMatchObject({ attempt: 1, firstSeenAt: now, step: undefined });
    expect(message.trace.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('travels on without what brokers add, and starts afresh without its history', () => {
    const headers = {
      traceparent: 't',
      'x-attempt': 3,
      'x-death': [],
      'x-first-death-queue': 'q',
      'x-delivery-count': 2,
    };
    expect(ownHeaders(headers)).toEqual({ traceparent: 't', 'x-attempt': 3 });
    expect(withoutHistory({ ...headers, 'x-dead-at': 'then', 'x-not-before': 1 })).toEqual({
      traceparent: 't',
    });
  });
});
