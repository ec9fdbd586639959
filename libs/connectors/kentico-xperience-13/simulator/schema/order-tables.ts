import { table } from './table';

const ofOrder = (column: string): { objectType: string; column: string } => ({
  objectType: 'ecommerce.order',
  column,
});

export const orderTable = table(
  'ecommerce.order',
  'COM_Order',
  { id: 'OrderID', guid: 'OrderGUID', site: 'OrderSiteID', timestamp: 'OrderLastModified' },
  {
    OrderID: 'int',
    OrderGUID: 'guid',
    OrderSiteID: 'int',
    OrderCustomerID: 'int',
    OrderStatusID: 'int?',
    OrderCurrencyID: 'int?',
    OrderPaymentOptionID: 'int?',
    OrderShippingOptionID: 'int?',
    OrderCreatedByUserID: 'int?',
    OrderInvoiceNumber: 'text(200)?',
    OrderInvoice: 'text?',
    OrderNote: 'text?',
    OrderTrackingNumber: 'text(100)?',
    OrderDate: 'datetime',
    OrderLastModified: 'datetime',
    OrderIsPaid: 'bool?',
    OrderCulture: 'text(50)?',
    OrderTotalPrice: 'decimal',
    OrderTotalTax: 'decimal',
    OrderTotalShipping: 'decimal?',
    OrderGrandTotal: 'decimal',
    OrderTotalPriceInMainCurrency: 'decimal?',
    OrderGrandTotalInMainCurrency: 'decimal?',
    OrderPaymentResult: 'text?',
    OrderCustomData: 'text?',
    OrderDiscounts: 'text?',
    OrderOtherPayments: 'text?',
    OrderTaxSummary: 'text?',
    OrderCouponCodes: 'text?',
    /** A custom field of this shop: system tables may be extended. */
    OrderGiftMessage: 'text?',
  },
);

/** The item's own key is spelled `Guid`, the bundle's `GUID`: so it is in the class definition. */
export const orderItemTable = table(
  'ecommerce.orderitem',
  'COM_OrderItem',
  {
    id: 'OrderItemID',
    guid: 'OrderItemGuid',
    parent: ofOrder('OrderItemOrderID'),
    timestamp: 'OrderItemLastModified',
  },
  {
    OrderItemID: 'int',
    OrderItemOrderID: 'int',
    OrderItemSKUID: 'int',
    OrderItemSKUName: 'text(450)',
    OrderItemUnitCount: 'int',
    OrderItemUnitPrice: 'decimal',
    OrderItemTotalPrice: 'decimal',
    OrderItemTotalPriceInMainCurrency: 'decimal?',
    OrderItemGuid: 'guid',
    OrderItemParentGuid: 'guid?',
    OrderItemBundleGUID: 'guid?',
    OrderItemCustomData: 'text?',
    OrderItemText: 'text?',
    OrderItemProductDiscounts: 'text?',
    OrderItemDiscountSummary: 'text?',
    OrderItemSendNotification: 'bool?',
    OrderItemValidTo: 'datetime?',
    OrderItemLastModified: 'datetime',
  },
);

export const ADDRESS_TYPES = { billing: 1, shipping: 2, company: 3 } as const;

export const orderAddressTable = table(
  'ecommerce.orderaddress',
  'COM_OrderAddress',
  {
    id: 'AddressID',
    guid: 'AddressGUID',
    parent: ofOrder('AddressOrderID'),
    timestamp: 'AddressLastModified',
  },
  {
    AddressID: 'int',
    AddressOrderID: 'int',
    AddressType: 'int',
    AddressPersonalName: 'text(200)',
    AddressLine1: 'text(100)',
    AddressLine2: 'text(100)?',
    AddressCity: 'text(100)',
    AddressZip: 'text(20)',
    AddressPhone: 'text(26)?',
    AddressCountryID: 'int',
    AddressStateID: 'int?',
    AddressGUID: 'guid?',
    AddressLastModified: 'datetime',
  },
);

export const orderStatusUserTable = table(
  'ecommerce.orderstatususer',
  'COM_OrderStatusUser',
  { id: 'OrderStatusUserID', parent: ofOrder('OrderID') },
  {
    OrderStatusUserID: 'int',
    OrderID: 'int',
    FromStatusID: 'int?',
    ToStatusID: 'int',
    ChangedByUserID: 'int?',
    Date: 'datetime',
    Note: 'text?',
  },
);
