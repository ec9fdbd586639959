import { table } from './table';

export const orderStatusTable = table(
  'ecommerce.orderstatus',
  'COM_OrderStatus',
  {
    id: 'StatusID',
    guid: 'StatusGUID',
    codeName: 'StatusName',
    site: 'StatusSiteID',
    timestamp: 'StatusLastModified',
  },
  {
    StatusID: 'int',
    StatusName: 'text',
    StatusDisplayName: 'text',
    StatusOrder: 'int?',
    StatusColor: 'text?',
    StatusSendNotification: 'bool?',
    StatusEnabled: 'bool',
    StatusOrderIsPaid: 'bool?',
    StatusGUID: 'guid',
    StatusLastModified: 'datetime?',
    StatusSiteID: 'int?',
  },
);

export const paymentOptionTable = table(
  'ecommerce.paymentoption',
  'COM_PaymentOption',
  {
    id: 'PaymentOptionID',
    guid: 'PaymentOptionGUID',
    codeName: 'PaymentOptionName',
    site: 'PaymentOptionSiteID',
    timestamp: 'PaymentOptionLastModified',
  },
  {
    PaymentOptionID: 'int',
    PaymentOptionName: 'text',
    PaymentOptionDisplayName: 'text',
    PaymentOptionEnabled: 'bool',
    PaymentOptionSiteID: 'int?',
    PaymentOptionSucceededOrderStatusID: 'int?',
    PaymentOptionAuthorizedOrderStatusID: 'int?',
    PaymentOptionFailedOrderStatusID: 'int?',
    PaymentOptionPaymentGateUrl: 'text?',
    PaymentOptionAssemblyName: 'text?',
    PaymentOptionClassName: 'text?',
    PaymentOptionAllowIfNoShipping: 'bool?',
    PaymentOptionDescription: 'text?',
    PaymentOptionGUID: 'guid',
    PaymentOptionLastModified: 'datetime',
  },
);

export const currencyTable = table(
  'ecommerce.currency',
  'COM_Currency',
  { id: 'CurrencyID', guid: 'CurrencyGUID', codeName: 'CurrencyName', site: 'CurrencySiteID' },
  {
    CurrencyID: 'int',
    CurrencyName: 'text',
    CurrencyDisplayName: 'text',
    CurrencyCode: 'text(200)',
    CurrencyRoundTo: 'int?',
    CurrencyFormatString: 'text',
    CurrencyEnabled: 'bool',
    CurrencyIsMain: 'bool',
    CurrencySiteID: 'int?',
    CurrencyGUID: 'guid?',
  },
);

/** The primary key is misspelled in the product itself. */
export const exchangeRateTable = table(
  'ecommerce.exchangerate',
  'COM_CurrencyExchangeRate',
  { id: 'ExchagneRateID', guid: 'ExchangeRateGUID' },
  {
    ExchagneRateID: 'int',
    ExchangeRateToCurrencyID: 'int',
    ExchangeRateValue: 'decimal',
    ExchangeTableID: 'int',
    ExchangeRateGUID: 'guid',
    ExchangeRateLastModified: 'datetime',
  },
);

export const skuTable = table(
  'ecommerce.sku',
  'COM_SKU',
  { id: 'SKUID', guid: 'SKUGUID', site: 'SKUSiteID', timestamp: 'SKULastModified' },
  {
    SKUID: 'int',
    SKUGUID: 'guid',
    SKUNumber: 'text?',
    SKUName: 'text(440)',
    SKUPrice: 'decimal',
    SKURetailPrice: 'decimal?',
    SKUEnabled: 'bool',
    SKUProductType: 'text?',
    SKUParentSKUID: 'int?',
    SKUOptionCategoryID: 'int?',
    SKUTrackInventory: 'text?',
    SKUAvailableItems: 'int?',
    SKUSellOnlyAvailable: 'bool?',
    SKUReorderAt: 'int?',
    SKUCustomData: 'text?',
    SKUSiteID: 'int?',
    SKULastModified: 'datetime',
  },
);

export const siteTable = table(
  'cms.site',
  'CMS_Site',
  { id: 'SiteID', guid: 'SiteGUID', codeName: 'SiteName' },
  { SiteID: 'int', SiteName: 'text', SiteDisplayName: 'text', SiteDomainName: 'text', SiteGUID: 'guid' },
);

export const zapierWebhookTable = table(
  'zapier.webhook',
  'Zapier_Webhook',
  { id: 'WebhookID', guid: 'WebhookGUID', codeName: 'WebhookName', site: 'WebhookSiteID' },
  {
    WebhookID: 'int',
    WebhookGUID: 'guid',
    WebhookName: 'text',
    WebhookEnabled: 'bool',
    WebhookObjectType: 'text',
    WebhookEventType: 'int',
    WebhookURL: 'text',
    WebhookCreatedManually: 'bool?',
    WebhookSiteID: 'int?',
  },
);
