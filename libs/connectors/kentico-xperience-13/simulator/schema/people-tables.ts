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
    CustomerFirstName: 'text(200)',
    CustomerLastName: 'text(200)',
    CustomerEmail: 'text(254)?',
    CustomerPhone: 'text(26)?',
    CustomerFax: 'text?',
    CustomerCompany: 'text(200)?',
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
    AddressZip: 'text(20)',
    AddressPhone: 'text(26)?',
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
