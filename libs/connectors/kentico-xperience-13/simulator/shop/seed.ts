import type { KenticoDatabase } from '../kentico-database';
import { countryTable, customerTable, stateTable } from '../schema/people-tables';
import {
  currencyTable,
  exchangeRateTable,
  orderStatusTable,
  paymentOptionTable,
  siteTable,
  skuTable,
} from '../schema/shop-tables';
import { COUNTRIES, CURRENCIES, CUSTOMERS, PRODUCTS, STATES, STATUSES } from './sample-data';

export interface SiteOptions {
  /** Code name. */
  readonly name: string;
  readonly domain?: string;
}

/** Fills an empty database with sites that sell; every installation has other ids. */
export function seed(database: KenticoDatabase, sites: readonly SiteOptions[], now: string): void {
  if (database.rows(siteTable).length > 0) return;
  for (const [code3, code2, name] of COUNTRIES) {
    database.insert(countryTable, {
      CountryDisplayName: name,
      CountryName: name.replaceAll(' ', ''),
      CountryTwoLetterCode: code2,
      CountryThreeLetterCode: code3,
      CountryLastModified: now,
    });
  }
  for (const [country, code, name] of STATES) {
    const found = database.find(countryTable, (row) => row['CountryTwoLetterCode'] === country);
    database.insert(stateTable, {
      StateDisplayName: name,
      StateName: name.replaceAll(' ', ''),
      StateCode: code,
      CountryID: found?.['CountryID'] ?? null,
      StateLastModified: now,
    });
  }
  for (const site of sites) seedSite(database, site, now);
}

function seedSite(database: KenticoDatabase, site: SiteOptions, now: string): void {
  const siteId = Number(
    database.insert(siteTable, {
      SiteName: site.name,
      SiteDisplayName: site.name,
      SiteDomainName: site.domain ?? 'localhost',
    })['SiteID'],
  );
  seedStatuses(database, siteId);
  seedCurrencies(database, siteId, now);
  for (const [number, name, price, stock] of PRODUCTS) {
    database.insert(skuTable, {
      SKUNumber: number,
      SKUName: name,
      SKUPrice: price,
      SKUEnabled: true,
      SKUProductType: 'PRODUCT',
      SKUTrackInventory: 'ByProduct',
      SKUAvailableItems: stock,
      SKUSiteID: siteId,
    });
  }
  for (const [firstName, lastName, email, company] of CUSTOMERS) {
    database.insert(customerTable, {
      CustomerFirstName: firstName,
      CustomerLastName: lastName,
      CustomerEmail: email,
      CustomerCompany: company,
      CustomerUserID: 50,
      CustomerSiteID: siteId,
      CustomerCreated: now,
    });
  }
}

function seedStatuses(database: KenticoDatabase, siteId: number): void {
  const ids = new Map<string, number>();
  for (const [order, [name, display, paid, mails]] of STATUSES.entries()) {
    const row = database.insert(orderStatusTable, {
      StatusName: name,
      StatusDisplayName: display,
      StatusOrder: order + 1,
      StatusSendNotification: mails,
      StatusEnabled: true,
      StatusOrderIsPaid: paid,
      StatusSiteID: siteId,
    });
    ids.set(name, Number(row['StatusID']));
  }
  database.insert(paymentOptionTable, {
    PaymentOptionName: 'TillbridgeStripe',
    PaymentOptionDisplayName: 'Card and more',
    PaymentOptionEnabled: true,
    PaymentOptionSiteID: siteId,
    PaymentOptionSucceededOrderStatusID: ids.get('PaymentReceived') ?? null,
    PaymentOptionAuthorizedOrderStatusID: ids.get('PaymentAuthorized') ?? null,
    PaymentOptionFailedOrderStatusID: ids.get('PaymentFailed') ?? null,
  });
}

function seedCurrencies(database: KenticoDatabase, siteId: number, now: string): void {
  for (const [index, [code, display, roundTo, format, rate]] of CURRENCIES.entries()) {
    const row = database.insert(currencyTable, {
      CurrencyName: code,
      CurrencyDisplayName: display,
      CurrencyCode: code,
      CurrencyRoundTo: roundTo,
      CurrencyFormatString: format,
      CurrencyEnabled: true,
      CurrencyIsMain: index === 0,
      CurrencySiteID: siteId,
    });
    if (index === 0) continue;
    database.insert(exchangeRateTable, {
      ExchangeRateToCurrencyID: row['CurrencyID'] ?? null,
      ExchangeRateValue: rate,
      ExchangeTableID: siteId,
      ExchangeRateLastModified: now,
    });
  }
}
