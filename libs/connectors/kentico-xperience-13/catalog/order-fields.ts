import { catalogueFields } from '#connectors/kit/catalogue-fields';

const order = catalogueFields('ecommerce.order', [
  [
    'OrderID',
    'integer',
    'The key of the REST service.',
    { required: true, canonical: 'orderId', example: '42' },
  ],
  [
    'OrderGUID',
    'text',
    'The same in every copy of the database.',
    { required: true, maxLength: 36, canonical: 'orderGuid' },
  ],
  [
    'OrderInvoiceNumber',
    'text',
    'What people call the order; OrderID unless the shop has a pattern.',
    { maxLength: 200, canonical: 'number', example: '2026-0042' },
  ],
  [
    'OrderCurrencyID',
    'integer',
    'Currency, by CurrencyCode of ecommerce.currency.',
    { canonical: 'currency' },
  ],
  [
    'OrderGrandTotal',
    'decimal',
    'What has to be paid; never recomputed.',
    { required: true, canonical: 'total.amount', example: '113.05' },
  ],
  [
    'OrderGrandTotalInMainCurrency',
    'decimal',
    'The same in the main currency of the shop; not what is charged.',
  ],
  [
    'OrderTotalPrice',
    'decimal',
    'Total before gift cards are taken off; not what is charged.',
    { required: true },
  ],
  ['OrderTotalPriceInMainCurrency', 'decimal', 'Total before gift cards in the main currency of the shop.'],
  [
    'OrderTotalShipping',
    'decimal',
    'Shipping costs of the order.',
    { canonical: 'amounts.shipping.amount', example: '4.90' },
  ],
  [
    'OrderTotalTax',
    'decimal',
    'Tax on the order.',
    { required: true, canonical: 'amounts.tax.amount', example: '18.05' },
  ],
  ['OrderTaxSummary', 'text', 'Tax by rate, as XML.'],
  [
    'OrderDiscounts',
    'text',
    'Order discounts, as XML: the sum of their values is taken.',
    { canonical: 'amounts.discount.amount' },
  ],
  ['OrderCouponCodes', 'text', 'Coupon codes used, as XML.'],
  [
    'OrderOtherPayments',
    'text',
    'Gift cards, as XML: the sum of their values is taken.',
    { canonical: 'amounts.otherPayments.amount' },
  ],
  [
    'OrderStatusID',
    'integer',
    'Status, by StatusName of ecommerce.orderstatus.',
    { canonical: 'commerceStatus' },
  ],
  ['OrderIsPaid', 'boolean', 'The shop holds the order to be paid.', { canonical: 'commercePaid' }],
  [
    'OrderPaymentOptionID',
    'integer',
    'Payment option, by PaymentOptionName of ecommerce.paymentoption.',
    { canonical: 'paymentOption' },
  ],
  ['OrderShippingOptionID', 'integer', 'Shipping option, by its id.'],
  ['OrderTrackingNumber', 'text', 'Number of the shipment at the carrier.', { maxLength: 100 }],
  ['OrderNote', 'text', 'What the shopper wrote to the shop.'],
  [
    'OrderCulture',
    'text',
    'Language and country of the shopper.',
    { maxLength: 50, canonical: 'locale', example: 'en-GB' },
  ],
  [
    'OrderDate',
    'instant',
    'When it was placed: local time of the web server with its offset.',
    { required: true, canonical: 'placedAt' },
  ],
  [
    'OrderLastModified',
    'instant',
    'Moves with every save, ours included.',
    { required: true, canonical: 'modifiedAt' },
  ],
  [
    'OrderCustomerID',
    'integer',
    'Key of the customer who ordered.',
    { required: true, canonical: 'customer.customerId' },
  ],
  ['OrderSiteID', 'integer', 'The site of the shop.', { required: true }],
  ['OrderCreatedByUserID', 'integer', 'The user who made the order.'],
  [
    '*',
    'text',
    'Custom fields: every column that the product does not have itself.',
    { canonical: 'custom.*', example: 'OrderGiftMessage' },
  ],
]);

const item = catalogueFields('ecommerce.orderitem', [
  ['OrderItemID', 'integer', 'Key of the line.', { required: true, canonical: 'lines[].lineId' }],
  ['OrderItemGuid', 'text', 'Key of the line in every copy of the database.', { maxLength: 36 }],
  [
    'OrderItemSKUID',
    'integer',
    'Product, by SKUNumber of ecommerce.sku.',
    { required: true, canonical: 'lines[].sku' },
  ],
  [
    'OrderItemSKUName',
    'text',
    'Name of the product when it was ordered.',
    { required: true, maxLength: 450, canonical: 'lines[].name' },
  ],
  [
    'OrderItemUnitCount',
    'integer',
    'How many units were ordered.',
    { required: true, canonical: 'lines[].quantity', example: '2' },
  ],
  [
    'OrderItemUnitPrice',
    'decimal',
    'Price of one unit.',
    { required: true, canonical: 'lines[].unitPrice.amount', example: '45.00' },
  ],
  [
    'OrderItemTotalPrice',
    'decimal',
    'Total of the line less its own discounts.',
    { required: true, canonical: 'lines[].total.amount', example: '90.00' },
  ],
  ['OrderItemTotalPriceInMainCurrency', 'decimal', 'Total of the line in the main currency of the shop.'],
  ['OrderItemText', 'text', 'Text that the shopper gave with the line.'],
]);

const address = catalogueFields('ecommerce.orderaddress', [
  ['AddressType', 'integer', '1 is billing, 2 is shipping, 3 the company.', { required: true }],
  [
    'AddressPersonalName',
    'text',
    'Name of the person or company at the address.',
    { required: true, canonical: 'billingAddress.name' },
  ],
  ['AddressLine1', 'text', 'Street and number.', { required: true, canonical: 'billingAddress.line1' }],
  ['AddressLine2', 'text', 'Second line of the address.', { canonical: 'billingAddress.line2' }],
  ['AddressCity', 'text', 'Town.', { required: true, canonical: 'billingAddress.city' }],
  [
    'AddressStateID',
    'integer',
    'State or region, by StateCode of cms.state.',
    { canonical: 'billingAddress.state' },
  ],
  [
    'AddressZip',
    'text',
    'Postal code.',
    { required: true, maxLength: 20, canonical: 'billingAddress.postalCode' },
  ],
  [
    'AddressCountryID',
    'integer',
    'Country, by CountryTwoLetterCode of cms.country.',
    { required: true, canonical: 'billingAddress.country' },
  ],
  [
    'AddressPhone',
    'phone',
    'Telephone at the address.',
    { maxLength: 26, canonical: 'billingAddress.phone' },
  ],
]);

export const orderFields = [...order, ...item, ...address];
