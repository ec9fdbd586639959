import { type BankCsvProfile, BankCsvProfileSchema } from '#contracts/models/bank-csv-profile';

/** What one can write by hand or by a script, where the bank's own columns are of no use. */
export const PLAIN_CSV: BankCsvProfile = BankCsvProfileSchema.parse({
  columns: {
    bookingDate: 'booking_date',
    valueDate: 'value_date',
    amount: 'amount',
    balance: 'balance',
    reference: 'reference',
    counterparty: 'counterparty',
    text: ['text'],
  },
});
