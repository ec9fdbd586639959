/**
 * The systems that can be real, and the variables that say so. One of them set makes the system real; then all required
 * ones must be there. `secrets` name what the connection gets as a reference: its value never stands in the configuration.
 * @typedef {{key: string, name: string, kind: 'payment' | 'commerce' | 'erp' | 'mail', required: string[], optional: string[], secrets: Record<string, string>}} OutsideSystem
 * @type {OutsideSystem[]}
 */
export const OUTSIDE_SYSTEMS = [
  {
    key: 'stripe',
    name: 'Stripe',
    kind: 'payment',
    required: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    optional: ['STRIPE_API_BASE'],
    secrets: { secretKey: 'STRIPE_SECRET_KEY', webhookSecret: 'STRIPE_WEBHOOK_SECRET' },
  },
  {
    key: 'kentico',
    name: 'Kentico Xperience 13',
    kind: 'commerce',
    required: [
      'KENTICO_URL',
      'KENTICO_SITE',
      'KENTICO_USERNAME',
      'KENTICO_PASSWORD',
      'KENTICO_WEBHOOK_SECRET',
    ],
    optional: [],
    secrets: { password: 'KENTICO_PASSWORD', eventSecret: 'KENTICO_WEBHOOK_SECRET' },
  },
  {
    key: 'ordercloud',
    name: 'Sitecore OrderCloud',
    kind: 'commerce',
    required: [
      'ORDERCLOUD_URL',
      'ORDERCLOUD_CLIENT_ID',
      'ORDERCLOUD_CLIENT_SECRET',
      'ORDERCLOUD_HASH_KEY',
      'ORDERCLOUD_SHOP_CLIENT_IDS',
    ],
    optional: ['ORDERCLOUD_AUTH_URL'],
    secrets: { clientSecret: 'ORDERCLOUD_CLIENT_SECRET', hashKey: 'ORDERCLOUD_HASH_KEY' },
  },
  {
    key: 'xc',
    name: 'Sitecore Experience Commerce',
    kind: 'commerce',
    required: [
      'XC_URL',
      'XC_IDENTITY_URL',
      'XC_CLIENT_ID',
      'XC_CLIENT_SECRET',
      'XC_EVENT_SECRET',
      'XC_ENVIRONMENT',
      'XC_SHOP_NAME',
      'XC_CURRENCY',
    ],
    optional: [],
    secrets: { clientSecret: 'XC_CLIENT_SECRET', eventSecret: 'XC_EVENT_SECRET' },
  },
  {
    key: 'erpnext',
    name: 'ERPNext',
    kind: 'erp',
    required: [
      'ERPNEXT_URL',
      'ERPNEXT_API_KEY',
      'ERPNEXT_API_SECRET',
      'ERPNEXT_COMPANY',
      'ERPNEXT_COMPANY_ABBREVIATION',
    ],
    optional: ['ERPNEXT_WAREHOUSE'],
    secrets: { apiKey: 'ERPNEXT_API_KEY', apiSecret: 'ERPNEXT_API_SECRET' },
  },
  {
    key: 'mail',
    name: 'Mail server',
    kind: 'mail',
    required: ['SMTP_HOST', 'SMTP_FROM'],
    optional: ['SMTP_PORT', 'SMTP_SECURITY', 'SMTP_USERNAME', 'SMTP_PASSWORD', 'SMTP_FROM_NAME'],
    secrets: { password: 'SMTP_PASSWORD' },
  },
];

export const ENVIRONMENTS = ['sandbox', 'staging', 'production'];
