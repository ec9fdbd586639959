import { catalogueFields } from '#connectors/kit/catalogue-fields';

export const customerFields = catalogueFields('ecommerce.customer', [
  ['CustomerID', 'integer', 'Key of the customer.', { required: true, canonical: 'customer.customerId' }],
  [
    'CustomerEmail',
    'email',
    'E-mail address; not unique.',
    { maxLength: 254, canonical: 'customer.email', example: 'ada@example.com' },
  ],
  ['CustomerFirstName', 'text', 'Given name.', { required: true, canonical: 'customer.firstName' }],
  ['CustomerLastName', 'text', 'Family name.', { required: true, canonical: 'customer.lastName' }],
  ['CustomerCompany', 'text', 'Company the customer orders for.', { canonical: 'customer.company' }],
  ['CustomerPhone', 'phone', 'Telephone.', { maxLength: 26, canonical: 'customer.phone' }],
  ['CustomerFax', 'phone', 'Fax.'],
  ['CustomerTaxRegistrationID', 'text', 'Tax registration number.'],
  ['CustomerOrganizationID', 'text', 'Number of the company in its register.'],
  [
    'CustomerUserID',
    'integer',
    'The login; a customer without one is a guest.',
    { canonical: 'customer.guest' },
  ],
]);
