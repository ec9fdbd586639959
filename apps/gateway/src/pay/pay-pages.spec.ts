import { renderPayPage } from './pay-pages';

describe('pay pages', () => {
  it('AC-21: tell a pending payment as pending, never as failed', () => {
    const { status, html } = renderPayPage('pending', null);
    expect(status).toBe(200);
    expect(html).toContain('Payment pending');
    expect(html).not.toMatch(/fail|declin/i);
  });

  it('look again by themselves only while there is something to wait for', () => {
    expect(renderPayPage('preparing', null).html).toContain('http-equiv="refresh"');
    expect(renderPayPage('paid', null).html).not.toContain('http-equiv="refresh"');
  });

  it('escape the address they lead back to', () => {
    const { html } = renderPayPage('paid', 'https://shop.example/?a=1&b="><script>alert(1)</script>');
    expect(html).not.toContain('<script>');
    expect(html).toContain('https://shop.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;');
  });
});
