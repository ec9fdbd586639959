/** Where hooks go and how they are signed. */
export interface HookTarget {
  /** Id of the connection; part of every hook's ID, so that several connections live side by side. */
  readonly connectionId: string;
  /** `https://{gateway}/webhooks/{connectionId}` */
  readonly webhookUrl: string;
  readonly hashKey: string;
  /** API clients whose writes are told. */
  readonly shopApiClientIds: readonly string[];
  /** Whether API clients get the checkout event. An API client has but one: it must not be that of another middleware. */
  readonly checkoutEvent: boolean;
  /** Whether a message sender tells of orders too; to be assigned to all buyers. */
  readonly messageSender: boolean;
}

/** One object of OrderCloud as it should be. */
export interface WantedObject {
  /** Below `v1`. */
  readonly collection: 'webhooks' | 'integrationEvents' | 'integrations/deliveryconfig' | 'messagesenders';
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const ORDER = 'v1/orders/{direction}/{orderID}';
const RETURN = 'v1/orderreturns/{returnID}';
const USERS = 'v1/buyers/{buyerID}/users';
/**
 * Writes after which an order or a user is worth a look. The platform's own moves have none: the sweep finds them. A registration is not
 * asked for: its answer is a token of the shopper and names no user.
 */
export const WEBHOOK_ROUTES: ReadonlyArray<{ readonly Route: string; readonly Verb: string }> = [
  { Route: 'v1/cart/submit', Verb: 'POST' },
  ...['submit', 'approve', 'decline', 'cancel', 'complete', 'ship'].map((move) => ({
    Route: `${ORDER}/${move}`,
    Verb: 'POST',
  })),
  { Route: ORDER, Verb: 'PATCH' },
  ...['submit', 'approve', 'complete'].map((move) => ({ Route: `${RETURN}/${move}`, Verb: 'POST' })),
  { Route: RETURN, Verb: 'PATCH' },
  { Route: 'v1/shipments/{shipmentID}/items', Verb: 'POST' },
  { Route: USERS, Verb: 'POST' },
  ...['PUT', 'PATCH', 'DELETE'].map((verb) => ({ Route: `${USERS}/{userID}`, Verb: verb })),
  ...['PUT', 'PATCH'].map((verb) => ({ Route: 'v1/me', Verb: verb })),
];

export const MESSAGE_TYPES = [
  'OrderSubmitted',
  'OrderApproved',
  'ShipmentCreated',
  'OrderReturnApproved',
  'OrderReturnCompleted',
] as const;

export const checkoutEventId = (connectionId: string): string => `tillbridge-${connectionId}-checkout`;
export const messageSenderId = (connectionId: string): string => `tillbridge-${connectionId}-messages`;

export function wantedObjects(target: HookTarget): WantedObject[] {
  const { connectionId, webhookUrl, hashKey } = target;
  const name = `Tillbridge ${connectionId}`;
  const deliveryId = `tillbridge-${connectionId}-delivery`;
  return [
    {
      collection: 'webhooks',
      id: `tillbridge-${connectionId}`,
      fields: {
        Name: `${name} orders, returns and users`,
        Url: webhookUrl,
        HashKey: hashKey,
        ElevatedRoles: [],
        BeforeProcessRequest: false,
        ApiClientIDs: [...target.shopApiClientIds],
        WebhookRoutes: WEBHOOK_ROUTES,
      },
    },
    ...(target.checkoutEvent ? [checkoutEvent(target, name)] : []),
    ...(target.messageSender
      ? [
          {
            collection: 'integrations/deliveryconfig' as const,
            id: deliveryId,
            fields: {
              Name: `${name} messages`,
              Enabled: true,
              DeliveryTargets: { MessageSender: { Endpoint: webhookUrl, Secret: hashKey } },
            },
          },
          {
            collection: 'messagesenders' as const,
            id: messageSenderId(connectionId),
            fields: { Name: name, MessageTypes: [...MESSAGE_TYPES], DeliveryConfigID: deliveryId },
          },
        ]
      : []),
  ];
}

function checkoutEvent({ connectionId, webhookUrl, hashKey }: HookTarget, name: string): WantedObject {
  return {
    collection: 'integrationEvents',
    id: checkoutEventId(connectionId),
    fields: {
      Name: `${name} checkout`,
      EventType: 'OrderCheckout',
      CustomImplementationUrl: webhookUrl,
      HashKey: hashKey,
      ElevatedRoles: [],
    },
  };
}
