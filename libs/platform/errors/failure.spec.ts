import { SCHEMA_DIFFERS, toFailure } from './failure';

const withCode = (code: string): Error => Object.assign(new Error('no'), { code });

describe('a thrown value as a failure', () => {
  it.each([
    ['a statement that took too long', '57014'],
    ['a lock that was not given in time', '55P03'],
    ['a deadlock', '40P01'],
    ['a server that shuts down', '57P01'],
    ['a server that has become a standby', '25006'],
    ['a disk that is broken', '58030'],
    ['a disk that is full', '53100'],
    ['what came after a statement that failed', '25P02'],
    ['a host without a route', 'EHOSTUNREACH'],
    ['a network that is down', 'ENETUNREACH'],
    ['a connection that was cut', 'ECONNABORTED'],
  ])('is tried again: %s (%s)', (_what, code) => {
    expect(toFailure(withCode(code)).failureClass).toBe('transient');
  });

  it.each([
    ['a value twice', '23505'],
    ['text that cannot be stored', '22021'],
    ['an unknown column', '42703'],
  ])('is a matter for a person: %s (%s)', (_what, code) => {
    expect(toFailure(withCode(code)).failureClass).toBe('permanent');
  });

  it.each(['42P01', '42703', '3F000'])('says that the tables are not those of this version: %s', (code) => {
    expect(toFailure(withCode(code)).code).toBe(SCHEMA_DIFFERS);
  });

  it.each(['Client has encountered a connection error and is not queryable', 'Query read timeout'])(
    'knows what the driver says without a code: %s',
    (message) => {
      expect(toFailure(new Error(message)).failureClass).toBe('transient');
    },
  );
});
