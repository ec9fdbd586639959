import { emailTemplates } from './email-templates';
import { formatDateTime, formatMoney, knownLocale } from './format';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the mail after a declined payment', () => {
  const template = emailTemplates.get('payment-failed')!;
  const data = {
    number: 'N-1 <b>',
    total: { amount: 1230, currency: 'KWD' },
    payUrl: 'https://pay.example/pay/abc?x=1&y=2',
    firstName: 'Ada <script>',
  };

  it('says order, amount and link in text and HTML, and escapes only the HTML', () => {
    const mail = template.render(template.data.parse(data), 'en');
    expect(mail.subject).toBe('Your payment for order N-1 <b> did not go through');
    expect(plain(mail.text)).toContain('KWD 1.230');
    expect(mail.text).toContain('https://pay.example/pay/abc?x=1&y=2');
    expect(mail.html).toContain('Ada &lt;script&gt;');
    expect(mail.html).not.toContain('<script>');
    expect(mail.html).toContain('href="https://pay.example/pay/abc?x&#x3D;1&amp;y&#x3D;2"');
  });

  it('refuses a link that is none', () => {
    expect(template.data.safeParse({ ...data, payUrl: 'javascript:alert(1)' }).success).toBe(false);
  });
});

describe('formatting', () => {
  it.each([
    [{ amount: 12999, currency: 'EUR' }, 'de-DE', '129,99 €'],
    [{ amount: 12999, currency: 'USD' }, 'en-US', '$129.99'],
    [{ amount: 500, currency: 'JPY' }, 'ja-JP', '￥500'],
    [{ amount: 1230, currency: 'KWD' }, 'en-US', 'KWD 1.230'],
    [{ amount: 9_007_199_254_740_991, currency: 'EUR' }, 'en-US', '€90,071,992,547,409.91'],
  ])('money %j in %s is %s', (money, locale, text) => {
    expect(plain(formatMoney(money, locale))).toBe(text);
  });

  it('times in the zone and words of the reader', () => {
    expect(plain(formatDateTime('2026-01-15T23:30:00Z', 'Europe/Berlin', 'de-DE'))).toBe('16.01.2026, 00:30');
  });

  it('falls back to English for what is no locale', () => {
    expect([knownLocale('de_DE'), knownLocale('klingon language'), knownLocale(null)]).toEqual([
      'de-DE',
      'en',
      'en',
    ]);
  });
});
