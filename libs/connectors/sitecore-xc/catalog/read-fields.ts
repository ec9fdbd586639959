import { catalogueFields } from '#connectors/kit/catalogue-fields';

const order = catalogueFields('Order', [
  ['Id', 'text', 'Entity-Order- and the GUID; the key of the API.', { required: true, canonical: 'orderId' }],
  ['FriendlyId', 'text', 'The GUID alone; taken from Id.', { canonical: 'orderGuid' }],
  [
    'OrderConfirmationId',
    'text',
    'What shoppers and staff call the order.',
    { canonical: 'number', example: 'Q4J7NHGNK' },
  ],
  ['ShopName', 'text', 'Orders of other shops are left alone.', { required: true }],
  [
    'Totals.GrandTotal.Amount',
    'decimal',
    'Less gift cards: what has to be paid.',
    { required: true, canonical: 'total.amount' },
  ],
  [
    'Totals.GrandTotal.CurrencyCode',
    'currency',
    'Currency of the order.',
    { required: true, canonical: 'currency', example: 'USD' },
  ],
  ['Totals.SubTotal.Amount', 'decimal', 'Sum of the lines.', { canonical: 'amounts.lines.amount' }],
  ['Totals.AdjustmentsTotal.Amount', 'decimal', 'Sum of shipping, tax and discounts.'],
  ['Totals.PaymentsTotal.Amount', 'decimal', 'Sum of the payments.'],
  [
    'Adjustments',
    'list',
    'Shipping costs, tax and discounts by AdjustmentType: Fulfillment, Tax, Discount.',
    { canonical: 'amounts.shipping.amount' },
  ],
  [
    'Status',
    'text',
    'Pending, OnHold, Released, Completed and others.',
    { required: true, canonical: 'commerceStatus' },
  ],
  [
    'SalesActivity',
    'list',
    'All settled, or our record says captured: then it is paid.',
    { canonical: 'commercePaid' },
  ],
  ['OrderPlacedDate', 'instant', 'When it was placed.', { required: true, canonical: 'placedAt' }],
  [
    'DateUpdated',
    'instant',
    'Moves with every save, also those of the minions.',
    { canonical: 'modifiedAt' },
  ],
]);

const line = catalogueFields('Line', [
  ['Id', 'text', 'Key of the line.', { required: true, canonical: 'lines[].lineId' }],
  [
    'ItemId',
    'text',
    'catalog|product|variant: the variant, else the product.',
    { required: true, canonical: 'lines[].sku', example: 'Habitat|6042588|56042588' },
  ],
  ['Quantity', 'integer', 'How many units were ordered.', { required: true, canonical: 'lines[].quantity' }],
  ['UnitListPrice.Amount', 'decimal', 'Price of one unit.', { canonical: 'lines[].unitPrice.amount' }],
  [
    'Totals.SubTotal.Amount',
    'decimal',
    'Total of the line; its own discounts are taken off.',
    { canonical: 'lines[].total.amount' },
  ],
]);

const contact = catalogueFields('ContactComponent', [
  ['Email', 'email', 'E-mail address.', { canonical: 'customer.email' }],
  ['FirstName', 'text', 'Given name.', { canonical: 'customer.firstName' }],
  ['LastName', 'text', 'Family name.', { canonical: 'customer.lastName' }],
  ['CustomerId', 'text', 'Key of registered shoppers only.', { canonical: 'customer.customerId' }],
  ['IsRegistered', 'boolean', 'False for a guest.', { canonical: 'customer.guest' }],
  ['Language', 'text', 'Language of the shopper.', { canonical: 'locale', example: 'en' }],
]);

const partyOf = (object: string, party: string, canonical: string) =>
  catalogueFields(object, [
    [`${party}.FirstName`, 'text', 'Given name at the address.', { canonical: `${canonical}.name` }],
    [`${party}.LastName`, 'text', 'Family name at the address.'],
    [`${party}.Address1`, 'text', 'Street and number.', { canonical: `${canonical}.line1` }],
    [`${party}.Address2`, 'text', 'Second line of the address.', { canonical: `${canonical}.line2` }],
    [`${party}.City`, 'text', 'Town.', { canonical: `${canonical}.city` }],
    [`${party}.StateCode`, 'text', 'State or region.', { canonical: `${canonical}.state` }],
    [`${party}.ZipPostalCode`, 'text', 'Postal code.', { canonical: `${canonical}.postalCode` }],
    [`${party}.CountryCode`, 'country', 'Country.', { canonical: `${canonical}.country`, example: 'US' }],
    [`${party}.PhoneNumber`, 'phone', 'Telephone at the address.', { canonical: `${canonical}.phone` }],
  ]);

const payment = catalogueFields('FederatedPaymentComponent', [
  ['PaymentMethod.Name', 'text', 'Name of the payment method.', { canonical: 'paymentOption' }],
  ['TransactionId', 'text', 'One that is not ours: another plug-in is active.'],
]);

export const readFields = [
  ...order,
  ...line,
  ...catalogueFields('CartProductComponent', [
    ['DisplayName', 'text', 'Name of the product.', { canonical: 'lines[].name' }],
  ]),
  ...contact,
  ...payment,
  ...partyOf('FederatedPaymentComponent', 'BillingParty', 'billingAddress'),
  ...partyOf('PhysicalFulfillmentComponent', 'ShippingParty', 'shippingAddress'),
  ...catalogueFields('*', [
    [
      '*',
      'text',
      'Custom fields: plain values of every component that the product does not have itself.',
      { canonical: 'custom.*' },
    ],
  ]),
];
