import { z } from 'zod';
import { defineQuery } from '../message';
import { BANK_LINE_STATES, BankLineSchema, BankStatementSchema } from '../models/bank-statement';
import { IdSchema } from '../models/common';
import { PageRequestSchema, pageOf } from '../models/timeline';

/** Null: all. */
const stores = { storeIds: z.array(IdSchema).nullable() };

export const ListBankStatements = defineQuery(
  'reconciliation',
  'list-bank-statements',
  1,
  'Bank statements that were taken in, the newest import first.',
  PageRequestSchema.extend(stores),
  pageOf(BankStatementSchema),
);

export const ListBankLines = defineQuery(
  'reconciliation',
  'list-bank-lines',
  1,
  'Lines of bank statements with the payouts in them, the newest day first.',
  PageRequestSchema.extend({
    ...stores,
    state: z.enum(BANK_LINE_STATES).nullable(),
    statementId: IdSchema.nullable(),
    /** Only those that name the payment provider, or that a payout was found for. */
    provider: z.boolean(),
  }),
  pageOf(BankLineSchema),
);

export const GetBankLine = defineQuery(
  'reconciliation',
  'get-bank-line',
  1,
  'A line of a bank statement; null when unknown.',
  z.object({ ...stores, lineId: IdSchema }),
  BankLineSchema.nullable(),
);
