/** What the provider calls itself on statements where the merchant gave payouts no name of their own. */
export const PROVIDER_NAME = 'STRIPE';

export const namesProvider = (search: string): boolean => search.includes(PROVIDER_NAME);
