import type { OrderCreation } from '#connectors/kit/commerce-port';
import { derivedGuid } from '#connectors/kit/derived-guid';
import type { Address } from '#contracts/models/common';
import type { MoneyBody } from '#contracts/models/money';
import { Failure } from '#platform/errors/failure';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { money } from '#platform/money/money';
import type { KenticoCatalog } from '../catalog/kentico-catalog';
import { customDataValue, withCustomData } from '../payment-record/custom-data-xml';
import type { Columns, KenticoRestClient } from '../rest/kentico-rest.client';
import type { KenticoRow } from '../rest/kentico-row';
import { ADDRESS_TYPE } from './order-addresses';
import { serverTime } from './server-time';

/** Child of `OrderCustomData` that names the invoice an order was made for. */
const KEY_FIELD = 'TillbridgeInvoiceID';

/** The key that the order carries; null for custom data that is none of ours, or no XML. */
export function madeFor(order: KenticoRow): string | null {
  try {
    return customDataValue(order.text('OrderCustomData'), KEY_FIELD);
  } catch {
    return null;
  }
}

/**
 * Makes orders row by row, since the service knows no transaction over several: first the order with its key, then what it consists of.
 * Every row has a GUID that follows from the key, so that whoever comes after a crash makes only what is missing. The order is left
 * unpaid: paying it last lets Kentico grant what its items promise.
 */
export class KenticoOrderMaker {
  constructor(
    private readonly rest: KenticoRestClient,
    private readonly catalog: KenticoCatalog,
  ) {}

  async find(key: string): Promise<KenticoRow | null> {
    const found = await this.rest.list('ecommerce.order', {
      where: `OrderGUID='${derivedGuid(key)}'`,
      topn: 1,
    });
    return found[0] ?? null;
  }

  /** The order's key, with everything on it. Nothing is added to an order that is paid already. */
  async make(creation: OrderCreation): Promise<string> {
    const known = await this.find(creation.key);
    if (known?.boolean('OrderIsPaid') === true) return known.requiredText('OrderID');
    const skus = await this.skusOf(creation);
    const id = (known ?? (await this.order(creation))).requiredInteger('OrderID');
    await this.items(id, creation, skus);
    await this.addresses(id, creation);
    return String(id);
  }

  private async order(creation: OrderCreation): Promise<KenticoRow> {
    const { key, customerId, total, tax, note, placedAt } = creation;
    const customer = await this.customer(customerId);
    const [initial] = await this.catalog.statuses();
    await this.rest.post('ecommerce.order', {
      OrderGUID: derivedGuid(key),
      OrderCustomerID: customer.requiredInteger('CustomerID'),
      OrderStatusID: initial?.id ?? null,
      OrderCurrencyID: await this.currencyId(total.currency),
      OrderDate: serverTime(placedAt, customer),
      OrderIsPaid: false,
      OrderTotalPrice: decimal(total),
      OrderTotalTax: decimal(tax),
      OrderTotalShipping: '0',
      OrderGrandTotal: decimal(total),
      OrderNote: note,
      OrderCustomData: withCustomData(null, { [KEY_FIELD]: key }) ?? null,
    });
    const made = await this.find(key);
    if (made) return made;
    throw Failure.conflict('write-not-kept', 'Kentico does not show the order just made');
  }

  private async items(
    orderId: number,
    { key, lines }: OrderCreation,
    skus: ReadonlyMap<string, number>,
  ): Promise<void> {
    const known = await this.guidsOf(orderId, 'ecommerce.orderitem', 'OrderItemGuid');
    for (const { lineId, sku, name, quantity, unitPrice } of lines) {
      const guid = derivedGuid(`${key}/${lineId}`);
      if (known.has(guid)) continue;
      await this.rest.postObject('ecommerce.orderitem', {
        OrderItemGuid: guid,
        OrderItemOrderID: orderId,
        OrderItemSKUID: skus.get(sku)!,
        OrderItemSKUName: name.slice(0, 450),
        OrderItemUnitCount: quantity,
        OrderItemUnitPrice: decimal(unitPrice),
        OrderItemTotalPrice: decimal({ ...unitPrice, amount: unitPrice.amount * quantity }),
      });
    }
  }

  private async addresses(orderId: number, creation: OrderCreation): Promise<void> {
    const known = await this.guidsOf(orderId, 'ecommerce.orderaddress', 'AddressGUID');
    for (const [type, address] of [
      [ADDRESS_TYPE.billing, creation.billingAddress],
      [ADDRESS_TYPE.shipping, creation.shippingAddress],
    ] as const) {
      const guid = derivedGuid(`${creation.key}/address-${type}`);
      if (address === null || known.has(guid)) continue;
      const columns = await this.addressColumns(address);
      if (columns === null) continue;
      const keys = { AddressGUID: guid, AddressOrderID: orderId, AddressType: type };
      await this.rest.postObject('ecommerce.orderaddress', { ...keys, ...columns });
    }
  }

  /** Null for a country that the site does not have: the order is worth more than its address. */
  private async addressColumns(address: Address): Promise<Columns | null> {
    const country = /^[A-Z]{2}$/.test(address.country)
      ? (await this.rest.listGlobal('cms.country', { where: `CountryTwoLetterCode='${address.country}'` }))[0]
      : undefined;
    if (!country) return null;
    return {
      AddressPersonalName: (address.name ?? address.company ?? '').slice(0, 200),
      AddressLine1: address.line1.slice(0, 100),
      AddressLine2: address.line2?.slice(0, 100) ?? null,
      AddressCity: address.city.slice(0, 100),
      AddressZip: (address.postalCode ?? '').slice(0, 20),
      AddressPhone: address.phone?.slice(0, 26) ?? null,
      AddressCountryID: country.requiredInteger('CountryID'),
    };
  }

  private async guidsOf(orderId: number, type: string, column: string): Promise<Set<string>> {
    const rows = await this.rest.children('ecommerce.order', orderId, type);
    return new Set(rows.map((row) => row.text(column)?.toLowerCase() ?? ''));
  }

  /** Before anything is made: an order without its goods helps nobody. */
  private async skusOf({ lines }: OrderCreation): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    for (const { sku } of lines) {
      if (ids.has(sku)) continue;
      const where = `SKUNumber='${sku.replaceAll("'", "''")}'`;
      const [row, another] = await this.rest.list('ecommerce.sku', { where, topn: 2 });
      if (!row || another) throw unknownProduct(sku, another !== undefined);
      ids.set(sku, row.requiredInteger('SKUID'));
    }
    return ids;
  }

  private async customer(customerId: string): Promise<KenticoRow> {
    const row = /^\d{1,9}$/.test(customerId)
      ? await this.rest.one('ecommerce.customer', Number(customerId))
      : null;
    if (row) return row;
    throw Failure.permanent('unknown-customer', `Kentico has no customer ${customerId.slice(0, 100)}`, {
      details: { customerId: customerId.slice(0, 100) },
    });
  }

  private async currencyId(code: string): Promise<number> {
    const query = { where: `CurrencyCode='${code}'`, topn: 1 };
    const [row] = [
      ...(await this.rest.list('ecommerce.currency', query)),
      ...(await this.rest.listGlobal('ecommerce.currency', query)),
    ];
    if (row) return row.requiredInteger('CurrencyID');
    throw Failure.mapping('unknown-currency', `The site has no currency ${code}`, {
      details: { field: 'CurrencyCode', value: code, expected: 'a currency of the site' },
      suggestion: `Add ${code} in Kentico (Store configuration > Currencies), then replay the message.`,
    });
  }
}

const decimal = (value: MoneyBody): string => moneyToDecimal(money(value.amount, value.currency));

function unknownProduct(sku: string, several: boolean): Failure {
  const found = several ? 'several products' : 'no product';
  return Failure.mapping('unknown-product', `Kentico has ${found} with the number ${sku}`, {
    details: { field: 'SKUNumber', value: sku, expected: 'the number of one product of the site' },
    suggestion: 'Name the product in the metadata `sku` of the price at Stripe, then replay the message.',
  });
}
