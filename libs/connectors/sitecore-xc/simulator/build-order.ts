import { randomUUID } from 'node:crypto';
import { Decimal } from 'decimal.js';
import type { Amount, Component, OrderEntity, OrderLineEntity } from './entities';
import type { PlaceOrder } from './place-order.schema';
import { CATALOG, FEDERATED, PRODUCTS } from './sample-data';

export interface OrderKeys {
  /** Rises with every order of the world. */
  readonly sequence: number;
  readonly placedAt: string;
}

const guid = (): string => randomUUID().replaceAll('-', '');

/** An order as checkout leaves it: Pending, with what cart, fulfilment and payment have attached to it. */
export function buildOrder(input: PlaceOrder, { sequence, placedAt }: OrderKeys): OrderEntity {
  const money = moneyIn(input.currency);
  const lines = input.lines.map((line) => buildLine(line, money));
  const subTotal = lines.reduce((sum, { net }) => sum.plus(net), new Decimal(0));
  const before = subTotal.plus(input.shipping).plus(input.tax).minus(input.discount);
  const discount = input.free ? new Decimal(input.discount).plus(before) : new Decimal(input.discount);
  const grandTotal = input.total ?? (input.free ? '0' : before.toFixed());
  const hex = `${sequence.toString(16).padStart(8, '0')}${guid().slice(8)}`;
  const left = new Decimal(grandTotal).minus(input.giftCard);
  return {
    '@odata.type': '#Sitecore.Commerce.Plugin.Orders.Order',
    Id: `Entity-Order-${hex}`,
    FriendlyId: hex,
    Name: `InStoreOrder${sequence}`,
    ShopName: input.shop,
    OrderConfirmationId: String(610_003_000_000 + sequence),
    OrderPlacedDate: placedAt,
    DateCreated: placedAt,
    DateUpdated: placedAt,
    Version: 1,
    Status: 'Pending',
    Totals: {
      SubTotal: money(subTotal),
      AdjustmentsTotal: money(new Decimal(grandTotal).minus(subTotal)),
      GrandTotal: money(grandTotal),
      PaymentsTotal: {},
    },
    Adjustments: [
      ...adjustment('Discount', discount.negated(), money),
      ...adjustment('Fulfillment', new Decimal(input.shipping), money),
      ...adjustment('Tax', new Decimal(input.tax), money),
    ],
    Lines: lines.map(({ entity }) => entity),
    SalesActivity: [],
    Components: componentsOf(input, money, left),
  };
}

type MoneyOf = (amount: Decimal.Value) => Amount;

function moneyIn(currency: string): MoneyOf {
  return (amount) => ({ CurrencyCode: currency, Amount: new Decimal(amount).toNumber() });
}

function buildLine(
  line: PlaceOrder['lines'][number],
  money: MoneyOf,
): { readonly entity: OrderLineEntity; readonly net: Decimal } {
  const known = PRODUCTS.find(({ product, variant }) => [variant, product].includes(line.sku));
  const price = line.unitPrice ?? known?.price ?? '10.00';
  const subTotal = new Decimal(price).times(line.quantity);
  const net = subTotal.minus(line.discount);
  const itemId = known ? [CATALOG, known.product, known.variant] : [CATALOG, line.sku, ''];
  return {
    net,
    entity: {
      Id: guid(),
      ItemId: itemId.join('|'),
      Quantity: line.quantity,
      UnitListPrice: money(price),
      Totals: { SubTotal: money(subTotal), GrandTotal: money(net) },
      Adjustments: adjustment('Discount', new Decimal(line.discount).negated(), money),
      CartLineComponents: [
        component('Sitecore.Commerce.Plugin.Carts.CartProductComponent', {
          DisplayName: line.name ?? known?.name ?? line.sku,
        }),
      ],
    },
  };
}

function adjustment(type: string, amount: Decimal, money: MoneyOf): unknown[] {
  if (amount.isZero()) return [];
  return [
    {
      AdjustmentType: type,
      Adjustment: money(amount),
      IsTaxable: false,
      IncludeInGrandTotal: true,
      Name: `${type}Fee`,
      AwardingBlock: `${type}:block`,
    },
  ];
}

function componentsOf(input: PlaceOrder, money: MoneyOf, left: Decimal): Component[] {
  const { customer } = input;
  const party = partyOf(input);
  const customerId = `Entity-Customer-${guid()}`;
  const components = [
    component('Sitecore.Commerce.Core.ContactComponent', {
      Email: customer.email,
      FirstName: customer.firstName,
      LastName: customer.lastName,
      IsRegistered: customer.registered,
      CustomerId: customer.registered ? customerId : '',
      ShopperId: guid(),
      Language: input.language,
      Currency: input.currency,
    }),
    component('Sitecore.Commerce.Plugin.Fulfillment.PhysicalFulfillmentComponent', {
      ShippingParty: input.shippingParty ? party : null,
      FulfillmentMethod: { EntityTarget: 'b146622d-dc86-48a3-b72a-05ee8ffd187a', Name: 'Ground' },
    }),
  ];
  if (new Decimal(input.giftCard).greaterThan(0)) {
    components.push(
      component('Sitecore.Commerce.Plugin.GiftCards.GiftCardPaymentComponent', {
        GiftCardCode: 'GC1000000',
        Amount: money(input.giftCard),
        PaymentMethod: { EntityTarget: guid(), Name: 'GiftCard' },
      }),
    );
  }
  if (left.greaterThan(0)) components.push(federated(input, money(left), party));
  if (input.giftMessage !== undefined) {
    components.push(component('Habitat.Plugin.GiftWrap.GiftWrapComponent', { Message: input.giftMessage }));
  }
  return components;
}

function federated(input: PlaceOrder, amount: Amount, party: unknown): Component {
  return component('Sitecore.Commerce.Plugin.Payments.FederatedPaymentComponent', {
    PaymentMethod: { EntityTarget: FEDERATED.id, Name: input.paymentMethod },
    PaymentMethodNonce: 'pay-later',
    Amount: amount,
    TransactionId: input.transactionId,
    TransactionStatus: input.transactionId === '' ? '' : 'authorized',
    PaymentInstrumentType: '',
    CardType: '',
    MaskedNumber: '',
    ExpiresMonth: 0,
    ExpiresYear: 0,
    BillingParty: input.billingParty ? party : null,
  });
}

function partyOf({ customer, country, state, postalCode }: PlaceOrder): unknown {
  return {
    AddressName: 'Default',
    FirstName: customer.firstName,
    LastName: customer.lastName,
    Address1: 'Hafenstraße 12',
    City: 'Hamburg',
    State: state,
    StateCode: state,
    Country: country,
    CountryCode: country,
    ZipPostalCode: postalCode,
    ExternalId: '',
  };
}

function component(type: string, fields: Record<string, unknown>): Component {
  return { '@odata.type': `#${type}`, Id: guid(), Name: '', ChildComponents: [], ...fields };
}
