import { z } from 'zod';

const HeadingSchema = z.string().min(1).max(100);

/** How one bank writes its CSV files: columns by their headings. */
export const BankCsvProfileSchema = z
  .strictObject({
    encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252', 'iso-8859-15']).default('utf-8'),
    delimiter: z.enum([',', ';', '\t', '|']).default(','),
    /** Lines above the headings. */
    skipLines: z.int().min(0).max(50).default(0),
    decimalMark: z.enum(['.', ',']).default('.'),
    dates: z
      .enum(['yyyy-mm-dd', 'yyyymmdd', 'dd.mm.yyyy', 'dd.mm.yy', 'dd/mm/yyyy', 'mm/dd/yyyy'])
      .default('yyyy-mm-dd'),
    columns: z.strictObject({
      bookingDate: HeadingSchema,
      valueDate: HeadingSchema.optional(),
      /** Signed; or two columns of positive amounts. */
      amount: HeadingSchema.optional(),
      credit: HeadingSchema.optional(),
      debit: HeadingSchema.optional(),
      currency: HeadingSchema.optional(),
      /** Of the account after the line. */
      balance: HeadingSchema.optional(),
      reference: HeadingSchema.optional(),
      counterparty: HeadingSchema.optional(),
      text: z.array(HeadingSchema).min(1).max(5),
    }),
  })
  .refine(
    ({ columns: { amount, credit, debit } }) =>
      (amount !== undefined) === (credit === undefined) && (credit === undefined) === (debit === undefined),
    { path: ['columns'], message: 'Name the amount, or credit and debit' },
  );
export type BankCsvProfile = z.output<typeof BankCsvProfileSchema>;
