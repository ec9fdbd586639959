import Decimal from 'decimal.js';
import type { KenticoDatabase } from '../kentico-database';
import { ADDRESS_TYPES, orderAddressTable, orderItemTable } from '../schema/order-tables';
import { countryTable, customerTable, stateTable } from '../schema/people-tables';
import {
  currencyTable,
  orderStatusTable,
  paymentOptionTable,
  siteTable,
  skuTable,
} from '../schema/shop-tables';
import type { Cell, Row, Table } from '../schema/table';
import { escapeXml } from '../wire/xml';
import type { PlaceOrder } from './place-order.schema';
import type { CustomerSaver } from './save-customer';
import type { OrderSaver } from './save-order';

export class UnknownName extends Error {}

/** The live site's checkout: totals, customer, items and addresses, then the order's event. */
export class Checkout {
  constructor(
    private readonly database: KenticoDatabase,
    private readonly saver: OrderSaver,
    private readonly customers: CustomerSaver,
    private readonly now: () => string,
  ) {}

  place(request: PlaceOrder): Row {
    const site = this.site(request.site);
    const siteId = Number(site['SiteID']);
    const lines = request.lines.map((line) => this.line(line, siteId));
    const customer = this.customer(request, siteId);
    const order = this.orderRow(request, siteId, customer, lines);
    const settle = (row: Row): void => {
      this.addItems(row, lines);
      this.addAddresses(row, request, customer);
    };
    if (!request.itemsLater) return this.saver.create(order, settle);
    const created = this.saver.create(order);
    settle(created);
    return created;
  }

  private orderRow(request: PlaceOrder, siteId: number, customer: Row, lines: readonly Line[]): Row {
    const ofSite = (table: Table, column: string, name: string): Row =>
      this.named(table, siteId, column, name);
    const subtotal = lines.reduce((sum, line) => sum.plus(line.total), new Decimal(0));
    const discount = request.free ? subtotal : new Decimal(request.discount);
    const shipping = request.free ? '0' : request.shipping;
    const tax = request.free ? '0' : request.tax;
    const price = subtotal.minus(discount).plus(shipping).plus(tax);
    const grandTotal = request.total ?? price.minus(request.giftCard).toFixed();
    const option = request.paymentOption;
    return {
      OrderSiteID: siteId,
      OrderCustomerID: customer['CustomerID'] ?? null,
      OrderStatusID: ofSite(orderStatusTable, 'StatusName', request.status)['StatusID'] ?? null,
      OrderCurrencyID: ofSite(currencyTable, 'CurrencyCode', request.currency)['CurrencyID'] ?? null,
      OrderPaymentOptionID:
        option === null
          ? null
          : (ofSite(paymentOptionTable, 'PaymentOptionName', option)['PaymentOptionID'] ?? null),
      OrderInvoiceNumber: request.invoiceNumber ?? null,
      OrderNote: request.note ?? null,
      OrderGiftMessage: request.giftMessage ?? null,
      OrderDate: this.now(),
      OrderIsPaid: request.paid,
      OrderCulture: request.culture,
      OrderTotalPrice: price.toFixed(),
      OrderTotalTax: tax,
      OrderTotalShipping: shipping,
      OrderGrandTotal: grandTotal,
      OrderDiscounts: discount.isZero() ? null : summary('Discount', discount.toFixed()),
      OrderOtherPayments: Number(request.giftCard) === 0 ? null : summary('Gift card', request.giftCard),
      OrderCustomData: null,
    };
  }

  private line(line: PlaceOrder['lines'][number], siteId: number): Line {
    const sku = this.named(skuTable, siteId, 'SKUNumber', line.sku);
    const unitPrice = line.unitPrice ?? String(sku['SKUPrice']);
    return {
      skuId: Number(sku['SKUID']),
      name: line.name ?? String(sku['SKUName']),
      quantity: line.quantity,
      unitPrice,
      total: line.total ?? new Decimal(unitPrice).times(line.quantity).toFixed(),
      option: line.option,
    };
  }

  private customer(request: PlaceOrder, siteId: number): Row {
    if (request.customerId !== undefined) {
      const known = this.database.byId(customerTable, request.customerId);
      if (!known) throw new UnknownName(`customer ${request.customerId}`);
      return known;
    }
    const { firstName, lastName, email, phone, company, guest } = request.customer;
    return this.customers.create({
      CustomerFirstName: firstName,
      CustomerLastName: lastName,
      CustomerEmail: email,
      CustomerPhone: phone,
      CustomerCompany: company,
      CustomerUserID: guest ? null : 51,
      CustomerSiteID: siteId,
      CustomerCreated: this.now(),
    });
  }

  private addItems(order: Row, lines: readonly Line[]): void {
    let parent: Cell = null;
    for (const line of lines) {
      const item = this.database.insert(orderItemTable, {
        OrderItemOrderID: order['OrderID'] ?? null,
        OrderItemSKUID: line.skuId,
        OrderItemSKUName: line.name,
        OrderItemUnitCount: line.quantity,
        OrderItemUnitPrice: line.unitPrice,
        OrderItemTotalPrice: line.total,
        OrderItemParentGuid: line.option ? parent : null,
      });
      if (!line.option) parent = item['OrderItemGuid'] ?? null;
    }
  }

  private addAddresses(order: Row, request: PlaceOrder, customer: Row): void {
    const country = this.database.find(
      countryTable,
      (row) => row['CountryTwoLetterCode'] === request.country,
    );
    const state = this.database.find(
      stateTable,
      (row) => row['StateCode'] === request.state && row['CountryID'] === country?.['CountryID'],
    );
    const wanted = [
      ...(request.billingAddress ? [ADDRESS_TYPES.billing] : []),
      ...(request.shippingAddress ? [ADDRESS_TYPES.shipping] : []),
    ];
    for (const type of wanted) {
      this.database.insert(orderAddressTable, {
        AddressOrderID: order['OrderID'] ?? null,
        AddressType: type,
        AddressPersonalName: `${String(customer['CustomerFirstName'])} ${String(customer['CustomerLastName'])}`,
        AddressLine1: request.line1,
        AddressCity: request.city,
        AddressZip: request.postalCode,
        AddressPhone: customer['CustomerPhone'] ?? null,
        AddressCountryID: country?.['CountryID'] ?? 9999,
        AddressStateID: state?.['StateID'] ?? null,
      });
    }
  }

  private site(name: string | undefined): Row {
    const site = this.database.find(siteTable, (row) => name === undefined || row['SiteName'] === name);
    if (!site) throw new UnknownName(`site ${String(name)}`);
    return site;
  }

  private named(table: Table, siteId: number, column: string, name: string): Row {
    const row = this.database.find(
      table,
      (candidate) => candidate[column] === name && (table.site === null || candidate[table.site] === siteId),
    );
    if (!row) throw new UnknownName(`${column} "${name}"`);
    return row;
  }
}

interface Line {
  readonly skuId: number;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly total: string;
  readonly option: boolean;
}

function summary(name: string, value: string): string {
  return `<Summary><Item><Name>${escapeXml(name)}</Name><Value>${value}</Value></Item></Summary>`;
}
