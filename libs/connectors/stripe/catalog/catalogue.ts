import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';

const payment = catalogueFields('payment', [
  [
    'metadata.*',
    'text',
    'Key and value pairs on the session and the payment. Never card data.',
    { maxLength: 500, limit: '46 names of at most 40 characters: four of the 50 are ours' },
  ],
  ['description', 'text', 'What the payment is for, shown to people.', { maxLength: 1000 }],
  [
    'customer_email',
    'email',
    'E-mail address of the shopper, prefilled.',
    { maxLength: 512, canonical: 'customer.email' },
  ],
  [
    'locale',
    'text',
    'Language of the payment page; unknown ones follow the browser.',
    { canonical: 'locale', example: 'de' },
  ],
  [
    'client_reference_id',
    'text',
    'Reference on the session: number of the order.',
    { maxLength: 200, canonical: 'number' },
  ],
  ['shipping', 'object', 'Whom and where the goods go to.', { canonical: 'shippingAddress' }],
  [
    'shipping.name',
    'text',
    'Name of the recipient.',
    { required: true, maxLength: 256, canonical: 'shippingAddress.name' },
  ],
  [
    'shipping.phone',
    'phone',
    'Telephone of the recipient.',
    { maxLength: 20, canonical: 'shippingAddress.phone' },
  ],
  ['shipping.address', 'object', 'Shipping address.', { required: true, canonical: 'shippingAddress' }],
  [
    'shipping.address.line1',
    'text',
    'Street and number.',
    { required: true, maxLength: 5000, canonical: 'shippingAddress.line1' },
  ],
  [
    'shipping.address.line2',
    'text',
    'Second line of the address.',
    { maxLength: 5000, canonical: 'shippingAddress.line2' },
  ],
  ['shipping.address.city', 'text', 'Town.', { maxLength: 5000, canonical: 'shippingAddress.city' }],
  [
    'shipping.address.state',
    'text',
    'State or region.',
    { maxLength: 5000, canonical: 'shippingAddress.state' },
  ],
  [
    'shipping.address.postal_code',
    'text',
    'Postal code.',
    { maxLength: 5000, canonical: 'shippingAddress.postalCode' },
  ],
  [
    'shipping.address.country',
    'country',
    'Country, alpha-2.',
    { maxLength: 2, canonical: 'shippingAddress.country', example: 'DE' },
  ],
  [
    'statement_descriptor_suffix',
    'text',
    'Suffix on the card statement.',
    { maxLength: 22, limit: 'at least one letter; none of < > \\ \' " *' },
  ],
  ['session', 'object', 'Further parameters of the session, in Stripe’s words.'],
  ['session.*', 'object', 'A parameter of the Checkout Session, in Stripe’s words.'],
  ['payment_intent', 'object', 'Further parameters of the payment, in Stripe’s words.'],
  ['payment_intent.*', 'object', 'A parameter of the PaymentIntent, in Stripe’s words.'],
]);

const customer = catalogueFields('customer', [
  ['name', 'text', 'Full name of the customer.', { maxLength: 256 }],
  [
    'business_name',
    'text',
    'Company the customer orders for.',
    { maxLength: 150, canonical: 'customer.company' },
  ],
  ['email', 'email', 'E-mail address; not unique.', { maxLength: 512, canonical: 'customer.email' }],
  ['phone', 'phone', 'Telephone.', { maxLength: 20, canonical: 'customer.phone' }],
  [
    'metadata.*',
    'text',
    'Key and value pairs.',
    { maxLength: 500, limit: '50 names of at most 40 characters' },
  ],
]);

const balance = catalogueFields('balance_transaction', [
  ['id', 'text', 'Key of the movement.', { required: true, example: 'txn_1Nx' }],
  ['amount', 'money-minor', 'What moved, before fees; negative when money leaves.', { required: true }],
  ['fee', 'money-minor', 'Fees of the provider.', { required: true }],
  ['net', 'money-minor', 'What moved, after fees.', { required: true }],
  ['currency', 'currency', 'Settlement currency, in small letters.', { required: true, example: 'eur' }],
  ['exchange_rate', 'decimal', 'Rate of the conversion; empty without one.'],
  ['created', 'instant', 'When it was recorded, in seconds.', { required: true }],
  ['available_on', 'instant', 'When it can be paid out, in seconds.', { required: true }],
  ['type', 'text', 'Kind of movement.', { required: true, example: 'charge' }],
  ['source', 'text', 'Key of the object behind it.', { example: 'ch_3Nx' }],
]);

/** What a mapping can write to Stripe, and what Stripe tells of customers and of moved money. */
export const catalogue: FieldCatalogue = {
  reads: [
    ...catalogueFields('customer', [
      ['id', 'text', 'Key of the customer.', { required: true, example: 'cus_9s6' }],
    ]),
    ...customer,
    ...balance,
  ],
  writes: [...payment, ...customer],
};
