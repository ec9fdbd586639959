import { maskInput } from './mask-input';

describe('an input of a mapping that is kept', () => {
  it('is whole when nothing in it is secret', () => {
    const input = {
      order: { number: '4000000000000', custom: { EAN: '4006381333931' }, total: { amount: 5 } },
    };
    expect(maskInput(input)).toEqual({ input, masked: false });
  });

  it.each([
    ['a card number in a text', { custom: { Note: 'paid with 4242 4242 4242 4242, thanks' } }],
    ['one without spaces', { custom: { Note: '378282246310005' } }],
    ['one that is a number', { custom: { Note: 4242424242424242 } }],
    ['a card by its name', { custom: { CardNumber: 'anything' } }],
    ['a check number', { custom: { cvc: 123 } }],
    ['an account by its name', { custom: { IBAN: 'DE02120300000000202051' } }],
    ['a secret by its name', { custom: { access_token: 'abc' } }],
    [
      'a private key by its looks',
      { custom: { Note: '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----' } },
    ],
    ['a secret by its looks', { custom: { Note: 'sk_live_abcdefgh' } }],
  ])('loses %s', (_, order) => {
    const { input, masked } = maskInput({ order });
    expect(masked).toBe(true);
    expect(JSON.stringify(input)).toContain('[redacted]');
    expect(JSON.stringify(input)).not.toMatch(/4242|378282|anything|123|DE02|abc/);
  });
});
