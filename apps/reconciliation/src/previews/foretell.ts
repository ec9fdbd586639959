import type { ErpDraft } from '#contracts/models/erp-draft';
import type { Preview } from '#messaging/inspection/previews';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';

/** What the ERP would get, in a sentence and as the documents themselves. */
export const wouldPost = (connectionId: string, documents: readonly ErpDraft[]): Preview => ({
  verdict: 'would-act',
  code: 'erp-documents',
  sentence: `Would give ${connectionId}: ${documents.map(told).join('; ')}`.slice(0, 2_000),
  details: { connectionId, documents },
});

export const nothingToPost = (code: string, sentence: string, details: object = {}): Preview => ({
  ...{ verdict: 'nothing-to-do', code, sentence, details: { ...details } },
});

function told(draft: ErpDraft): string {
  const named = `${draft.document} ${draft.key}`;
  switch (draft.kind) {
    case 'journal': {
      const sum = draft.lines.reduce((total, { debit }) => total + debit, 0);
      const lines = draft.lines.map(
        ({ account, debit, credit }) =>
          `${debit > 0 ? 'debit' : 'credit'} ${account} ${text(debit + credit, draft.currency)}`,
      );
      return `${named} of ${draft.date} over ${text(sum, draft.currency)} (${lines.join(', ')})`;
    }
    case 'customer':
      return `${named} (${draft.name})`;
    case 'order':
      return `${named} of ${draft.date} over ${text(draft.total, draft.currency)}`;
    case 'reservation':
      return `${named}, holding ${quantities(draft.lines)}`;
    case 'release':
      return `${named}, letting go ${quantities(draft.lines)}`;
  }
}

const text = (amount: number, currency: string): string =>
  `${moneyToDecimal(money(amount, currency))} ${currency}`;

const quantities = (lines: ReadonlyArray<{ readonly item: string; readonly quantity: number }>): string =>
  lines.map(({ item, quantity }) => `${quantity} × ${item}`).join(', ');
