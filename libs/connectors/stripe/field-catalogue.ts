/** A field of Stripe that a mapping document can write, for the mapper and for documentation. */
export interface CatalogueField {
  readonly path: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'object';
  readonly maxLength?: number;
  readonly help?: string;
}

export const fieldCatalogue: readonly CatalogueField[] = [
  {
    path: 'metadata.*',
    label: 'Metadata',
    type: 'text',
    maxLength: 500,
    help: 'On the session and the payment; names of at most 40 characters, 46 of them. Never card data.',
  },
  { path: 'description', label: 'Description', type: 'text', maxLength: 1000 },
  { path: 'customer_email', label: "Shopper's e-mail, prefilled", type: 'email', maxLength: 512 },
  {
    path: 'locale',
    label: 'Language of the payment page',
    type: 'text',
    help: 'The closest language is taken; unknown ones follow the browser.',
  },
  { path: 'client_reference_id', label: 'Reference on the session', type: 'text', maxLength: 200 },
  { path: 'shipping.name', label: "Recipient's name", type: 'text', maxLength: 256 },
  { path: 'shipping.phone', label: "Recipient's phone", type: 'text', maxLength: 20 },
  { path: 'shipping.address.line1', label: 'Shipping street', type: 'text', maxLength: 5000 },
  { path: 'shipping.address.line2', label: 'Shipping address, second line', type: 'text', maxLength: 5000 },
  { path: 'shipping.address.city', label: 'Shipping city', type: 'text', maxLength: 5000 },
  { path: 'shipping.address.state', label: 'Shipping state', type: 'text', maxLength: 5000 },
  { path: 'shipping.address.postal_code', label: 'Shipping postal code', type: 'text', maxLength: 5000 },
  { path: 'shipping.address.country', label: 'Shipping country', type: 'text', help: 'ISO 3166-1 alpha-2.' },
  {
    path: 'statement_descriptor_suffix',
    label: 'Suffix on the card statement',
    type: 'text',
    maxLength: 22,
    help: 'At least one letter; Stripe refuses < > \\ \' " *.',
  },
  { path: 'session', label: "Further parameters of the session, in Stripe's words", type: 'object' },
  { path: 'payment_intent', label: "Further parameters of the payment, in Stripe's words", type: 'object' },
];
