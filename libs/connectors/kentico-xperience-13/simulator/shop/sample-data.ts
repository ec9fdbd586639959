/** An invented shop. Nothing here is anybody's data. */

/** Code name, display name, marks the order paid, sends an e-mail. */
export const STATUSES: ReadonlyArray<readonly [string, string, boolean, boolean]> = [
  ['New', 'New', false, false],
  ['AwaitingPayment', 'Awaiting payment', false, false],
  ['PaymentAuthorized', 'Approved', false, false],
  ['ReadyForCapture', 'Ready for capture', false, true],
  ['PaymentReceived', 'Payment received', true, true],
  ['PaymentFailed', 'Payment Failed', false, true],
  ['CaptureFailed', 'Capture failed', false, false],
  ['Shipped', 'Shipped', false, true],
  ['Completed', 'Completed', false, true],
  ['Canceled', 'Canceled', false, true],
  ['Refunded', 'Refunded', false, true],
];

/** Code, name, `CurrencyRoundTo` (a display rule of the shop), format, rate. The first is the main currency. */
export const CURRENCIES: ReadonlyArray<readonly [string, string, number, string, string]> = [
  ['EUR', 'Euro', 2, '{0:N2} €', '1'],
  ['USD', 'US dollar', 2, '${0:N2}', '1.08'],
  ['GBP', 'Pound sterling', 2, '£{0:N2}', '0.85'],
  ['JPY', 'Japanese yen', 0, '¥{0:N0}', '163.2'],
  ['KWD', 'Kuwaiti dinar', 3, '{0:N3} KD', '0.332'],
  ['ISK', 'Icelandic krona', 0, '{0:N0} kr', '149.5'],
  ['HUF', 'Hungarian forint', 0, '{0:N0} Ft', '389.1'],
  ['PTS', 'Bonus points', 0, '{0:N0} points', '100'],
];

/** Number, name, price in the main currency, stock. */
export const PRODUCTS: ReadonlyArray<readonly [string, string, string, number]> = [
  ['KETTLE-01', 'Enamel kettle', '49.90', 120],
  ['MUG-GREEN', 'Stoneware mug, green', '14.50', 800],
  ['FILTER-100', 'Paper filters, 100 pieces', '4.20', 5000],
  ['GRINDER-02', 'Hand grinder', '89.00', 64],
  ['BEANS-1KG', 'Coffee beans “Quiet Morning”, 1 kg', '27.80', 300],
];

export const CUSTOMERS: ReadonlyArray<readonly [string, string, string, string | null]> = [
  ['Marlene', 'Okafor', 'marlene.okafor@example.com', null],
  ['Tomás', 'Ruiz-Field', 'tomas@example.org', 'Ruiz-Field Catering'],
  ['遥', '中村', 'haruka@example.net', null],
];

/** ISO alpha-3, alpha-2, name. */
export const COUNTRIES: ReadonlyArray<readonly [string, string, string]> = [
  ['USA', 'US', 'United States'],
  ['GBR', 'GB', 'United Kingdom'],
  ['DEU', 'DE', 'Germany'],
  ['FRA', 'FR', 'France'],
  ['ESP', 'ES', 'Spain'],
  ['AUT', 'AT', 'Austria'],
  ['NLD', 'NL', 'Netherlands'],
  ['JPN', 'JP', 'Japan'],
  ['KWT', 'KW', 'Kuwait'],
  ['ISL', 'IS', 'Iceland'],
  ['HUN', 'HU', 'Hungary'],
  ['CAN', 'CA', 'Canada'],
];

/** Country, code, name. */
export const STATES: ReadonlyArray<readonly [string, string, string]> = [
  ['US', 'CA', 'California'],
  ['US', 'NY', 'New York'],
  ['US', 'TX', 'Texas'],
  ['US', 'OR', 'Oregon'],
  ['CA', 'ON', 'Ontario'],
  ['CA', 'QC', 'Quebec'],
];
