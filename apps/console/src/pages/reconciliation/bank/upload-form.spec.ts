import { EMPTY_FORM, requestOf } from './upload-form';

const csv = { ...EMPTY_FORM, storeId: 'shop', format: 'csv', account: ' DE12 ', currency: 'eur' } as const;

describe('what is sent with a bank statement', () => {
  it('is of camt.053 no more than the file, and the account where one is picked', () => {
    expect(requestOf({ ...EMPTY_FORM, storeId: 'shop' }, 'QQ==')).toEqual({
      storeId: 'shop',
      format: 'camt.053',
      account: null,
      content: 'QQ==',
    });
  });

  it('is of CSV whose it is, with balances in the smallest unit where they are typed', () => {
    expect(requestOf({ ...csv, opening: '10,50' }, 'QQ==')).toEqual({
      storeId: 'shop',
      format: 'csv',
      account: 'DE12',
      profile: null,
      currency: 'EUR',
      opening: 1_050,
      closing: null,
      content: 'QQ==',
    });
  });

  it('is nothing while the store, the account or the currency is missing, or a balance is none', () => {
    expect(requestOf(EMPTY_FORM, 'QQ==')).toBeNull();
    expect(requestOf({ ...csv, account: '' }, 'QQ==')).toBeNull();
    expect(requestOf({ ...csv, currency: 'E' }, 'QQ==')).toBeNull();
    expect(requestOf({ ...csv, closing: 'x' }, 'QQ==')).toBeNull();
  });
});
