import { catalogueFields } from '#connectors/kit/catalogue-fields';

const order = catalogueFields('Order', [
  [
    'ID',
    'text',
    'Key of the order; also what people call it.',
    { required: true, maxLength: 100, canonical: 'orderId' },
  ],
  [
    'Status',
    'text',
    'Open, Completed or Canceled once it is placed.',
    { required: true, canonical: 'commerceStatus' },
  ],
  [
    'Total',
    'decimal',
    'What has to be paid, less what spending accounts paid; never recomputed.',
    { required: true, canonical: 'total.amount', example: '113.05' },
  ],
  [
    'Currency',
    'currency',
    'The connection’s when the buyer has no locale.',
    { canonical: 'currency', example: 'EUR' },
  ],
  ['Subtotal', 'decimal', 'Sum of the lines; read but not relied on.', { canonical: 'amounts.lines.amount' }],
  ['ShippingCost', 'decimal', 'Shipping costs of the order.', { canonical: 'amounts.shipping.amount' }],
  ['TaxCost', 'decimal', 'Tax on the order.', { canonical: 'amounts.tax.amount' }],
  ['PromotionDiscount', 'decimal', 'Discount by promotions.', { canonical: 'amounts.discount.amount' }],
  ['Gratuity', 'decimal', 'Tip; becomes a line of its own.'],
  ['Fees', 'decimal', 'Fees; become a line of their own.'],
  ['Comments', 'text', 'What the buyer wrote.'],
  ['LineItemCount', 'integer', 'How many lines there are.'],
  ['FromCompanyID', 'text', 'Key of the buyer, which is the company.', { maxLength: 100 }],
  [
    'FromUserID',
    'text',
    'Key of the user, who is the person.',
    { maxLength: 100, canonical: 'customer.customerId' },
  ],
  ['FromUser.Email', 'email', 'E-mail address of the person.', { canonical: 'customer.email' }],
  ['FromUser.FirstName', 'text', 'Given name of the person.', { canonical: 'customer.firstName' }],
  ['FromUser.LastName', 'text', 'Family name of the person.', { canonical: 'customer.lastName' }],
  ['FromUser.Phone', 'phone', 'Telephone of the person.', { canonical: 'customer.phone' }],
  ['FromUser.Username', 'text', 'Login of the person.'],
  ['DateCreated', 'instant', 'When the cart was begun.'],
  ['DateSubmitted', 'instant', 'When it was placed.', { canonical: 'placedAt' }],
  ['DateApproved', 'instant', 'When it was approved.'],
  ['DateCanceled', 'instant', 'When it was canceled.'],
  ['DateCompleted', 'instant', 'When it was completed.'],
  ['LastUpdated', 'instant', 'Moves with changes of the order.', { canonical: 'modifiedAt' }],
  [
    'xp.*',
    'text',
    'Extended properties: plain values as text, nested names with dots.',
    { canonical: 'custom.*', limit: '8000 bytes in all' },
  ],
]);

const addressOf = (name: 'BillingAddress' | 'ShippingAddress', canonical: string, object: string) =>
  catalogueFields(object, [
    [`${name}.FirstName`, 'text', 'Given name at the address.', { canonical: `${canonical}.name` }],
    [`${name}.LastName`, 'text', 'Family name at the address.'],
    [`${name}.CompanyName`, 'text', 'Company at the address.', { canonical: `${canonical}.company` }],
    [`${name}.Street1`, 'text', 'Street and number.', { canonical: `${canonical}.line1` }],
    [`${name}.Street2`, 'text', 'Second line of the address.', { canonical: `${canonical}.line2` }],
    [`${name}.City`, 'text', 'Town.', { canonical: `${canonical}.city` }],
    [`${name}.State`, 'text', 'State or region.', { canonical: `${canonical}.state` }],
    [`${name}.Zip`, 'text', 'Postal code.', { canonical: `${canonical}.postalCode` }],
    [
      `${name}.Country`,
      'country',
      'Country, alpha-2.',
      { maxLength: 2, canonical: `${canonical}.country`, example: 'DE' },
    ],
    [`${name}.Phone`, 'phone', 'Telephone at the address.', { canonical: `${canonical}.phone` }],
  ]);

const item = catalogueFields('LineItem', [
  ['ID', 'text', 'Key of the line.', { required: true, maxLength: 100, canonical: 'lines[].lineId' }],
  [
    'ProductID',
    'text',
    'Product; the ID of its variant where there is one.',
    { required: true, maxLength: 100, canonical: 'lines[].sku' },
  ],
  ['Product.Name', 'text', 'Name of the product.', { canonical: 'lines[].name' }],
  ['Quantity', 'integer', 'How many units were ordered.', { required: true, canonical: 'lines[].quantity' }],
  ['UnitPrice', 'decimal', 'Price of one unit.', { canonical: 'lines[].unitPrice.amount' }],
  [
    'LineTotal',
    'decimal',
    'Total of the line less its own discounts.',
    { canonical: 'lines[].total.amount' },
  ],
  ['LineSubtotal', 'decimal', 'Total of the line before its discounts.'],
  ['PromotionDiscount', 'decimal', 'Discount on the line by promotions.'],
  ['QuantityShipped', 'integer', 'How many units were shipped.'],
  ['DateAdded', 'instant', 'When the line was added.'],
]);

export const readFields = [
  ...order,
  ...addressOf('BillingAddress', 'billingAddress', 'Order'),
  ...item,
  ...addressOf('ShippingAddress', 'shippingAddress', 'LineItem'),
];
