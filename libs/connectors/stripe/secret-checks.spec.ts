import { checkSecretKey, checkWebhookSecret } from './secret-checks';

describe('secrets of a Stripe connection', () => {
  it.each(['sk_test_51N0hY2eZvKYlo2C', 'rk_live_51N0hY2eZvKYlo2C', 'rk_test_0aaBBccDDee11'])(
    'takes %s for an API key',
    (value) => expect(checkSecretKey(value)).toBeUndefined(),
  );

  it.each([
    ['pk_test_51N0hY2eZvKYlo2C', 'publishable'],
    ['whsec_0123456789abcdefghij', 'signing secret'],
    ['sk_test_xxxxxxxxxxxx', 'placeholder'],
    ['sk_test_51N0hY2eZvKYlo2C\n', 'line breaks'],
    ['hello', 'must begin with'],
  ])('refuses %j as an API key and says why', (value, reason) => {
    expect(checkSecretKey(value)).toContain(reason);
  });

  it('AC-03: refuses an API key pasted as the webhook secret, with the reason', () => {
    expect(checkWebhookSecret('sk_test_51N0hY2eZvKYlo2C')).toContain('API key');
    expect(checkWebhookSecret('we_1N0hY2eZvKYlo2C')).toContain('id of the endpoint');
    expect(checkWebhookSecret('whsec_')).toContain('whsec_');
    expect(checkWebhookSecret('whsec_0rZ8yGmVYvWq6bN3cPdQe')).toBeUndefined();
  });
});
