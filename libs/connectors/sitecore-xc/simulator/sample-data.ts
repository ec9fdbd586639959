/** An invented shop. Nothing here is anybody's data. */
export const SHOPS = ['Storefront', 'Outlet'] as const;
export const ENVIRONMENTS = ['HabitatAuthoring', 'HabitatShops'] as const;
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'JPY', 'KWD', 'ISK', 'HUF'] as const;
export const LANGUAGES = ['en', 'en-US', 'en-GB', 'de-DE', 'ja-JP'] as const;
export const CATALOG = 'Habitat_Master';

export interface SampleProduct {
  readonly product: string;
  readonly variant: string;
  readonly name: string;
  readonly price: string;
}

export const PRODUCTS: readonly SampleProduct[] = [
  { product: '6042221', variant: 'KETTLE-01', name: 'Enamel kettle', price: '49.90' },
  { product: '6042222', variant: 'MUG-GREEN', name: 'Stoneware mug, green', price: '14.50' },
  { product: '6042223', variant: '', name: 'Paper filters, 100 pieces', price: '4.20' },
];

/** Of the federated payment in the documents' sample. */
export const FEDERATED = { id: '0CFFAB11-2674-4A18-AB04-228B1F8A1DEC', name: 'Federated' } as const;
