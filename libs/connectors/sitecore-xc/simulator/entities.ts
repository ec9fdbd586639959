/** An amount as the engine writes it: a number in major units. */
export interface Amount {
  readonly CurrencyCode: string;
  readonly Amount: number;
}

export interface Component {
  '@odata.type': string;
  Id: string;
  [field: string]: unknown;
}

export interface OrderLineEntity {
  readonly Id: string;
  readonly ItemId: string;
  readonly Quantity: number;
  readonly UnitListPrice: Amount;
  readonly Totals: Record<string, unknown>;
  readonly Adjustments: readonly unknown[];
  readonly CartLineComponents: Component[];
}

export interface OrderEntity {
  '@odata.type': string;
  readonly Id: string;
  readonly FriendlyId: string;
  readonly Name: string;
  readonly ShopName: string;
  readonly OrderConfirmationId: string;
  readonly OrderPlacedDate: string;
  DateCreated: string;
  DateUpdated: string;
  Version: number;
  Status: string;
  Totals: Record<string, unknown>;
  Adjustments: unknown[];
  Lines: OrderLineEntity[];
  SalesActivity: Array<{ readonly EntityTarget: string; readonly Name: string }>;
  Components: Component[];
}

export interface SalesActivityEntity {
  readonly Id: string;
  readonly Name: string;
  readonly ActivityAmount: unknown;
  readonly Order: { readonly EntityTarget: string };
  PaymentStatus: string;
  DateUpdated: string;
}

export const RECORD = 'TillbridgePaymentComponent';
export const HISTORY = 'TillbridgeStatusHistoryComponent';

export function componentOf(order: OrderEntity, type: string): Component | undefined {
  return order.Components.find((component) => component['@odata.type'].endsWith(`.${type}`));
}

/** Where lists keep an order that has this status. */
export const LIST_OF_STATUS: Readonly<Record<string, string>> = {
  Pending: 'PendingOrders',
  OnHold: 'OnHoldOrders',
  WaitingForAvailability: 'WaitingForAvailabilityOrders',
  Released: 'ReleasedOrders',
  Completed: 'CompletedOrders',
  Cancelled: 'CancelledOrders',
  Problem: 'ProblemOrders',
};
