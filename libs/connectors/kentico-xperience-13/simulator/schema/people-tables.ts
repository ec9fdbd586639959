import { table } from './table';

export const customerTable = table(
  'ecommerce.customer',
  'COM_Customer',
  {
    id: 'CustomerID',
    guid: 'CustomerGUID',
    site: 'CustomerSiteID',
    timestamp: 'CustomerLastModified',
  },
  {
    CustomerID: 'int',
    CustomerGUID: 'guid',
    CustomerFirstName: 'text',
    CustomerLastName: 'text',
    CustomerEmail: 'text?',
    CustomerPhone: 'text?',
    CustomerFax: 'text?',
    CustomerCompany: 'text?',
    CustomerUserID: 'int?',
    CustomerTaxRegistrationID: 'text?',
    CustomerOrganizationID: 'text?',
    CustomerSiteID: 'int?',
    CustomerCreated: 'datetime?',
    CustomerLastModified: 'datetime?',
  },
);

export const addressTable = table(
  'ecommerce.address',
  'COM_Address',
  {
    id: 'AddressID',
    guid: 'AddressGUID',
    parent: { objectType: 'ecommerce.customer', column: 'AddressCustomerID' },
    timestamp: 'AddressLastModified',
  },
  {
    AddressID: 'int',
    AddressCustomerID: 'int',
    AddressName: 'text',
    AddressPersonalName: 'text',
    AddressLine1: 'text',
    AddressLine2: 'text?',
    AddressCity: 'text',
    AddressZip: 'text',
    AddressPhone: 'text?',
    AddressCountryID: 'int',
    AddressStateID: 'int?',
    AddressGUID: 'guid?',
    AddressLastModified: 'datetime',
  },
);

export const countryTable = table(
  'cms.country',
  'CMS_Country',
  { id: 'CountryID', guid: 'CountryGUID', codeName: 'CountryName' },
  {
    CountryID: 'int',
    CountryDisplayName: 'text',
    CountryName: 'text',
    CountryGUID: 'guid',
    CountryLastModified: 'datetime',
    CountryTwoLetterCode: 'text?',
    CountryThreeLetterCode: 'text?',
  },
);

export const stateTable = table(
  'cms.state',
  'CMS_State',
  {
    id: 'StateID',
    guid: 'StateGUID',
    codeName: 'StateName',
    parent: { objectType: 'cms.country', column: 'CountryID' },
  },
  {
    StateID: 'int',
    StateDisplayName: 'text',
    StateName: 'text',
    StateCode: 'text?',
    CountryID: 'int',
    StateGUID: 'guid',
    StateLastModified: 'datetime',
  },
);
