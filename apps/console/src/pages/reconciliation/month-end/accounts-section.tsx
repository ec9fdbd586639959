import type { AccountBalance } from '#contracts/models/period';
import { toldAccount } from '../../../i18n/books-words';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { monthEndTexts } from './month-end.texts';
import { MoneyTable } from './money-table';

export function AccountsSection({ accounts }: { readonly accounts: readonly AccountBalance[] }) {
  const texts = useTexts(monthEndTexts);
  const { money, language } = useFormat();
  return (
    <MoneyTable
      title={texts.accounts}
      empty={texts.accountsEmpty}
      headings={[texts.account, texts.opening, texts.debit, texts.credit, texts.closing]}
      amounts={4}
      rows={accounts.map(({ account, accountName, currency, opening, debit, credit, closing }) => ({
        key: `${account} ${currency}`,
        cells: [
          `${account} ${toldAccount(language, accountName)}`,
          ...[opening, debit, credit, closing].map((amount) => money({ amount, currency })),
        ],
      }))}
    />
  );
}
