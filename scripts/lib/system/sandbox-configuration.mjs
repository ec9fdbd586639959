/** Connection ids of the sandbox; each has its webhook address at the gateway. */
export const CONNECTIONS = {
  stripe: 'stripe',
  kentico: 'kentico',
  kenticoManual: 'kentico-manual',
  ordercloud: 'ordercloud',
  xc: 'sitecore-xc',
  erpnext: 'erpnext',
  mail: 'mail',
  crm: 'hubspot',
};

/** Stores by connection of the commerce side, with the site of the simulated Kentico behind each. */
export const KENTICO_STORES = [
  { id: 'demo-kentico', commerce: CONNECTIONS.kentico, site: 'Store', capture: 'automatic' },
  { id: 'demo-kentico-manual', commerce: CONNECTIONS.kenticoManual, site: 'Store2', capture: 'manual' },
];

/** "Paid" is ours alone there: an order stays open until it has been fulfilled. */
const ORDERCLOUD_STATUSES = {
  toCommerce: { canceled: 'Canceled' },
  fromCommerce: { Open: 'placed', Completed: 'completed', Canceled: 'canceled' },
};

/** An order waits on hold, where the minions leave it alone, and goes on when the money is there. */
const XC_STATUSES = {
  toCommerce: { awaiting_payment: 'OnHold', authorized: 'Pending', paid: 'Pending', canceled: 'Cancelled' },
  fromCommerce: { Cancelled: 'canceled', Completed: 'completed' },
};

/** Our words for the status names of the sandbox's shop. */
const STATUSES = {
  toCommerce: {
    awaiting_payment: 'AwaitingPayment',
    authorized: 'PaymentAuthorized',
    paid: 'PaymentReceived',
    payment_failed: 'PaymentFailed',
    capture_failed: 'CaptureFailed',
    canceled: 'Canceled',
    completed: 'Completed',
    refunded: 'Refunded',
  },
  fromCommerce: {
    New: 'placed',
    AwaitingPayment: 'awaiting_payment',
    PaymentAuthorized: 'authorized',
    PaymentReceived: 'paid',
    PaymentFailed: 'payment_failed',
    CaptureFailed: 'capture_failed',
    Shipped: 'completed',
    Completed: 'completed',
    Canceled: 'canceled',
    Refunded: 'refunded',
  },
};

/** Every store of the sandbox, whatever its commerce system. */
export const STORES = [
  ...KENTICO_STORES,
  {
    id: 'demo-ordercloud',
    commerce: CONNECTIONS.ordercloud,
    capture: 'automatic',
    statuses: ORDERCLOUD_STATUSES,
  },
  { id: 'demo-xc', commerce: CONNECTIONS.xc, capture: 'automatic', statuses: XC_STATUSES },
];

export const APPROVED_STATUS = 'PaymentAuthorized';
export const READY_STATUS = 'ReadyForCapture';
const ERP_COMPANY = { company: 'Demo Shop', warehouse: 'Stores - DS' };
const SENDER = 'shop@demo.example';

/** The marketplace of the sandbox; its hooks are installed with the same settings. */
export const ordercloudConnection = ({ urls, secrets }) => ({
  id: CONNECTIONS.ordercloud,
  system: 'sitecore-ordercloud',
  settings: {
    apiUrl: urls.ordercloud,
    clientId: secrets.ordercloud.clientId,
    shopApiClientIds: ['storefront', 'back-office'],
    readShipments: true,
    createOrders: true,
    pollingIntervalSeconds: 30,
  },
  secrets: { clientSecret: secrets.ordercloud.clientSecret, hashKey: secrets.ordercloud.hashKey },
});

function connectionsOf({ urls, secrets, accounts }) {
  const mail = new URL(urls.smtp);
  const kentico = (id, siteName) => ({
    id,
    system: 'kentico-xperience-13',
    settings: {
      restUrl: `${urls.kentico}/rest`,
      siteName,
      userName: secrets.kentico.username,
      pollingIntervalSeconds: 30,
    },
    secrets: { password: secrets.kentico.password, eventSecret: secrets.kentico.webhookSecret },
  });
  return [
    {
      id: CONNECTIONS.stripe,
      system: 'stripe',
      settings: { apiBase: urls.stripe, webhookUrl: `${urls.gateway}/webhooks/${CONNECTIONS.stripe}` },
      secrets: { secretKey: secrets.stripe.secretKey, webhookSecret: secrets.stripe.webhookSecret },
    },
    ...KENTICO_STORES.map(({ commerce, site }) => kentico(commerce, site)),
    ordercloudConnection({ urls, secrets }),
    {
      id: CONNECTIONS.xc,
      system: 'sitecore-xc',
      settings: {
        engineUrl: `${urls.xc}/api`,
        identityUrl: urls.xc,
        clientId: 'tillbridge',
        environment: 'HabitatAuthoring',
        shopName: 'Storefront',
        currency: 'EUR',
        pollingIntervalSeconds: 30,
      },
      secrets: { clientSecret: secrets.xc.clientSecret, eventSecret: secrets.xc.eventSecret },
    },
    {
      id: CONNECTIONS.erpnext,
      system: 'erpnext',
      settings: { baseUrl: urls.erpnext, ...ERP_COMPANY, accounts, missingItems: 'create' },
      secrets: { apiKey: secrets.erpnext.apiKey, apiSecret: secrets.erpnext.apiSecret },
    },
    {
      id: CONNECTIONS.mail,
      system: 'smtp',
      settings: {
        host: mail.hostname,
        port: Number(mail.port),
        security: 'none',
        from: SENDER,
        fromName: 'Demo Shop',
      },
      secrets: {},
    },
    {
      id: CONNECTIONS.crm,
      system: 'hubspot',
      settings: { baseUrl: urls.hubspot },
      secrets: { accessToken: secrets.hubspot.accessToken },
    },
  ];
}

function storeOf({ id, commerce, capture, statuses = STATUSES }, sandboxUrl) {
  return {
    id,
    commerce,
    payment: CONNECTIONS.stripe,
    erp: CONNECTIONS.erpnext,
    mail: CONNECTIONS.mail,
    crm: commerce === CONNECTIONS.kentico ? CONNECTIONS.crm : null,
    capture:
      capture === 'manual'
        ? {
            mode: 'manual',
            approvedStatus: APPROVED_STATUS,
            readyStatus: READY_STATUS,
            afterCancel: 'refund',
          }
        : { mode: 'automatic', afterCancel: 'refund' },
    statuses,
    workflows: [
      'order-to-cash',
      'refunds',
      'failed-refunds',
      'returns',
      'disputes',
      'subscription-billing',
      'subscription-renewals',
      'renewed-orders',
      'credit-notes',
    ],
    urls: { success: `${sandboxUrl}/shop/success`, cancel: `${sandboxUrl}/shop/cancel` },
    timeZone: 'Europe/Berlin',
  };
}

const STATUSES_BY_COMMERCE = { [CONNECTIONS.ordercloud]: ORDERCLOUD_STATUSES, [CONNECTIONS.xc]: XC_STATUSES };

/** A store of a real shop as its guide sets it up: captured at once, our words for the guide's status names. */
export const realStore = ({ id, commerce, erp, mail, urls }) => ({
  id,
  commerce,
  payment: CONNECTIONS.stripe,
  erp,
  mail,
  capture: { mode: 'automatic', afterCancel: 'refund' },
  statuses: STATUSES_BY_COMMERCE[commerce] ?? STATUSES,
  workflows: ['order-to-cash'],
  urls,
  timeZone: 'UTC',
});

/**
 * The configuration document of a system whose outside world is the sandbox.
 * @param {{urls: {sandbox: string, stripe: string, kentico: string, ordercloud: string, xc: string, erpnext: string, hubspot: string, smtp: string}, secrets: object, accounts: Record<string, string>}} world
 */
export function sandboxConfiguration(world) {
  return {
    environment: 'sandbox',
    connections: connectionsOf(world),
    stores: STORES.map((store) => storeOf(store, world.urls.sandbox)),
  };
}
