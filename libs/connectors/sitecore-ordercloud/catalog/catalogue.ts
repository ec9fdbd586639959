import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';
import { readFields } from './read-fields';

const payment = catalogueFields('Payment', [
  ['ID', 'text', 'Our id of the payment.', { maxLength: 100 }],
  ['Type', 'text', 'Always CreditCard.', { required: true, example: 'CreditCard' }],
  ['Amount', 'decimal', 'What was asked for; zero when it came to nothing.', { canonical: 'total.amount' }],
  ['Accepted', 'boolean', 'Set after the authorisation, never before.'],
  ['Description', 'text', 'Stripe.'],
  [
    'xp',
    'object',
    'Stripe.PaymentIntentID, .CheckoutSessionID, .ChargeID; Tillbridge.PaymentID, .Status, .PayUrl, .Note.',
    { limit: '8000 bytes' },
  ],
]);

const transaction = catalogueFields('PaymentTransaction', [
  [
    'ID',
    'text',
    'Stripe’s id of the intent (authorisation) or the charge (capture), with a suffix for what follows.',
    { maxLength: 100 },
  ],
  ['Type', 'text', 'Authorization, Capture, Void or Refund.', { required: true, example: 'Capture' }],
  ['Amount', 'decimal', 'What this transaction moved, in major units.'],
  ['Currency', 'currency', 'Currency of the amount.', { maxLength: 3, canonical: 'currency' }],
  ['DateExecuted', 'instant', 'When the provider moved the money.', { required: true }],
  ['Succeeded', 'boolean', 'Whether the provider did it.'],
  ['ResultCode', 'text', 'The decline code; succeeded otherwise.'],
  ['ResultMessage', 'text', 'For people.'],
]);

/** What is read from OrderCloud and where it goes, and what is written. */
export const catalogue: FieldCatalogue = { reads: readFields, writes: [...payment, ...transaction] };
