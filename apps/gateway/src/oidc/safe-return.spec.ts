import { safeReturn } from './safe-return';

const OWN = 'https://till.example/';

describe('the page after the sign-in', () => {
  it('is the one that was asked for', () => {
    expect(safeReturn('/orders/shop/7?tab=money', OWN)).toBe('/orders/shop/7?tab=money');
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '/api/v1/session/oidc/begin',
    undefined,
    ['/orders'],
    `/${'x'.repeat(2_000)}`,
  ])('is the first one instead of %p', (wanted) => {
    expect(safeReturn(wanted, OWN)).toBe('/');
  });
});
