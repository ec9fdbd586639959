/** An invented shop. Nothing here is anybody's data. */

/** ID, name, price. */
export const PRODUCTS: ReadonlyArray<readonly [string, string, number]> = [
  ['LAMP-OAK', 'Desk lamp, oak', 79.9],
  ['NOTEBOOK-A5', 'Notebook A5, dotted', 12.5],
  ['PEN-BRASS', 'Brass fountain pen', 46],
  ['CHAIR-MESH', 'Mesh office chair', 249],
  ['KETTLE-01', 'Enamel kettle', 49.9],
];

export const BUYER_USER = {
  ID: 'buyer-user-1',
  CompanyID: 'buyer-1',
  Username: 'ines.albrecht',
  FirstName: 'Inês',
  LastName: 'Albrecht',
  Email: 'ines.albrecht@example.com',
  Phone: '+49 30 5550142',
  Active: true,
  Locale: { Language: 'de-DE' },
  xp: null,
};

export const ADDRESS = {
  ID: 'address-1',
  CompanyName: 'Albrecht Büro GmbH',
  FirstName: 'Inês',
  LastName: 'Albrecht',
  Street1: 'Musterweg 12',
  Street2: null,
  City: 'Berlin',
  State: null,
  Zip: '10115',
  Country: 'DE',
  Phone: '+49 30 5550142',
  AddressName: 'Office',
  xp: null,
};
