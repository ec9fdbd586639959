import { catalogueFields } from '#connectors/kit/catalogue-fields';
import type { FieldCatalogue } from '#contracts/models/field-catalogue';
import { readFields } from './read-fields';

/** What is read from Experience Commerce and where it goes, and what is written. */
export const catalogue: FieldCatalogue = {
  reads: readFields,
  writes: [
    ...catalogueFields('Order', [
      [
        'Status',
        'text',
        'By HoldOrder, ReleaseOrder, CancelOrder or SetOrderStatus.',
        { canonical: 'commerceStatus' },
      ],
    ]),
    ...catalogueFields('TillbridgePaymentComponent', [
      ['Status', 'text', 'Where the money stands, in our word.'],
      ['CapturedAmount', 'decimal', 'Decimal text, as are the authorised and the refunded amount.'],
      [
        'PaymentIntentId',
        'text',
        'Key at the payment provider, as are session and charge.',
        { example: 'pi_3Nx' },
      ],
      ['PayUrl', 'text', 'The shopper’s link, until money was captured.'],
    ]),
    ...catalogueFields('FederatedPaymentComponent', [
      ['TransactionId', 'text', 'The payment intent, filled in by the companion plug-in.'],
      ['TransactionStatus', 'text', 'The record’s status.'],
      ['MaskedNumber', 'text', 'Last four digits; brand in CardType.', { example: '4242' }],
    ]),
  ],
};
