import { OcError } from './oc-error';

export type Fields = Record<string, unknown>;

interface Model {
  readonly writable: readonly string[];
  readonly readOnly: readonly string[];
}

/** Field names of the models as the published SDK types have them, and which of them a caller may set. */
export const MODELS = {
  Order: {
    writable: [
      'ID',
      'FromUserID',
      'FromCompanyID',
      'BillingAddressID',
      'ShippingAddressID',
      'Comments',
      'ShippingCost',
      'TaxCost',
      'xp',
    ],
    readOnly: [
      'FromUser',
      'BillingAddress',
      'LineItemCount',
      'Status',
      'DateCreated',
      'DateSubmitted',
      'DateApproved',
      'DateDeclined',
      'DateCanceled',
      'DateCompleted',
      'LastUpdated',
      'Subtotal',
      'PromotionDiscount',
      'Gratuity',
      'Fees',
      'Currency',
      'Total',
      'IsSubmitted',
    ],
  },
  LineItem: {
    writable: ['ID', 'ProductID', 'Quantity', 'UnitPrice', 'ShippingAddressID', 'InventoryRecordID', 'xp'],
    readOnly: [
      'DateAdded',
      'QuantityShipped',
      'LineTotal',
      'LineSubtotal',
      'PromotionDiscount',
      'Product',
      'Variant',
      'ShippingAddress',
    ],
  },
  Payment: {
    writable: [
      'ID',
      'Type',
      'CreditCardID',
      'SpendingAccountID',
      'Description',
      'Amount',
      'Accepted',
      'OrderReturnID',
      'xp',
    ],
    readOnly: ['DateCreated', 'Currency', 'Transactions'],
  },
  PaymentTransaction: {
    writable: [
      'ID',
      'Type',
      'DateExecuted',
      'Currency',
      'Amount',
      'Succeeded',
      'ResultCode',
      'ResultMessage',
      'xp',
    ],
    readOnly: [],
  },
  User: {
    writable: [
      'ID',
      'Username',
      'Password',
      'FirstName',
      'LastName',
      'Email',
      'Phone',
      'TermsAccepted',
      'Active',
      'xp',
    ],
    readOnly: [
      'CompanyID',
      'AvailableRoles',
      'Locale',
      'DateCreated',
      'LastActive',
      'PasswordLastSetDate',
      'FailedLoginAttempts',
    ],
  },
  Webhook: {
    writable: [
      'ID',
      'Name',
      'Description',
      'Url',
      'HashKey',
      'ElevatedRoles',
      'ConfigData',
      'BeforeProcessRequest',
      'ApiClientIDs',
      'WebhookRoutes',
      'DeliveryConfigID',
      'CustomAuthHeaderName',
      'CustomAuthHeaderValue',
    ],
    readOnly: [],
  },
  IntegrationEvent: {
    writable: [
      'ID',
      'Name',
      'EventType',
      'CustomImplementationUrl',
      'HashKey',
      'ConfigData',
      'ElevatedRoles',
      'CustomAuthHeaderName',
      'CustomAuthHeaderValue',
    ],
    readOnly: [],
  },
  ApiClient: {
    writable: ['ID', 'AppName', 'Active', 'OrderCheckoutIntegrationEventID', 'DefaultContextUserName'],
    readOnly: [],
  },
  DeliveryConfig: { writable: ['ID', 'Name', 'Enabled', 'DeliveryTargets'], readOnly: [] },
  MessageSender: {
    writable: ['ID', 'Name', 'Description', 'MessageTypes', 'DeliveryConfigID', 'ElevatedRoles', 'xp'],
    readOnly: [],
  },
  OrderReturn: {
    writable: ['ID', 'OrderID', 'RefundAmount', 'Comments', 'ItemsToReturn', 'xp'],
    readOnly: [
      'PaymentIDs',
      'Status',
      'DateCreated',
      'DateSubmitted',
      'DateApproved',
      'DateDeclined',
      'DateCanceled',
      'DateCompleted',
      'LastUpdated',
    ],
  },
  Product: {
    writable: ['ID', 'Name', 'Active', 'Inventory', 'xp'],
    readOnly: ['OwnerID'],
  },
  Variant: { writable: ['ID', 'Name', 'Active', 'Inventory', 'xp'], readOnly: ['Specs'] },
  InventoryRecord: {
    writable: ['ID', 'OwnerID', 'AddressID', 'QuantityAvailable', 'OrderCanExceed', 'xp'],
    readOnly: ['LastUpdated'],
  },
  Address: {
    writable: [
      'ID',
      'CompanyName',
      'FirstName',
      'LastName',
      'Street1',
      'Street2',
      'City',
      'State',
      'Zip',
      'Country',
      'Phone',
      'AddressName',
      'xp',
    ],
    readOnly: ['DateCreated'],
  },
  Shipment: {
    writable: [
      'ID',
      'BuyerID',
      'Shipper',
      'DateShipped',
      'DateDelivered',
      'TrackingNumber',
      'Cost',
      'Account',
      'FromAddressID',
      'ToAddressID',
      'xp',
    ],
    readOnly: ['OwnerID', 'FromAddress', 'ToAddress'],
  },
  ShipmentItem: {
    writable: ['OrderID', 'LineItemID', 'QuantityShipped'],
    readOnly: ['UnitPrice', 'CostCenter', 'DateNeeded', 'Product', 'Specs', 'xp'],
  },
} as const satisfies Record<string, Model>;
export type ModelName = keyof typeof MODELS;

/** The body of a write, when it is an object whose fields the model has. Read-only ones are ignored, unknown ones refused. */
export function readBody(name: ModelName, body: unknown): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw OcError.invalid('InvalidRequest', `The body must be a ${name}.`);
  }
  const { writable, readOnly }: Model = MODELS[name];
  const unknown = Object.keys(body).filter((key) => !writable.includes(key) && !readOnly.includes(key));
  if (unknown.length > 0) {
    throw OcError.invalid('InvalidProperty', `${name} has no ${unknown.join(', ')}.`, { unknown });
  }
  const fields = Object.fromEntries(Object.entries(body).filter(([key]) => writable.includes(key)));
  requireFields(fields);
  return fields;
}

/** What a PATCH leaves: each field replaced, of `xp` each key. */
export function patched(current: Fields, changes: Fields): Fields {
  const { xp, ...rest } = changes;
  const merged = { ...current, ...rest };
  return xp === undefined
    ? merged
    : { ...merged, xp: xp === null ? null : { ...(current['xp'] as Fields), ...xp } };
}

/** The value where it is a text that says something. */
export function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

const LONGEST_ID = 100;
const LARGEST_XP = 8000;

function requireFields({ ID, xp }: Fields): void {
  if (ID !== undefined && (typeof ID !== 'string' || ID === '' || ID.length > LONGEST_ID)) {
    throw OcError.invalid('InvalidID', 'ID has 1 to 100 characters.');
  }
  if (xp !== undefined && Buffer.byteLength(JSON.stringify(xp)) > LARGEST_XP) {
    throw OcError.invalid('XpTooLarge', 'xp has at most 8000 bytes.');
  }
}
