import { trustProxy } from './trust-proxy';

describe('whose word on the caller’s address is believed', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['0', false],
    ['2', 2],
    ['10.0.0.0/8, 192.168.1.7', ['10.0.0.0/8', '192.168.1.7']],
    ['fd00::/8', ['fd00::/8']],
  ])('reads %j', (text, expected) => {
    expect(trustProxy.parse(text)).toEqual(expected);
  });

  it.each(['true', '11', '0.0.0.0/0', '10.0.0.0/33', 'proxy.example', '10.0.0.1,'])('refuses %j', (text) => {
    expect(trustProxy.safeParse(text).success).toBe(false);
  });
});
