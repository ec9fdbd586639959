import { Table } from '@mantine/core';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { toldAccount } from '../i18n/books-words';
import { useFormat } from '../i18n/format';
import { defineTexts, useTexts } from '../i18n/texts';

const entryLinesTexts = defineTexts({
  en: { account: 'Account', debit: 'Debit', credit: 'Credit' },
  de: { account: 'Konto', debit: 'Soll', credit: 'Haben' },
});

/** The lines of an entry; debits and credits are equal. */
export function EntryLines({ entry }: { readonly entry: JournalEntry }) {
  const texts = useTexts(entryLinesTexts);
  const { money, language } = useFormat();
  const { currency } = entry;
  const side = (amount: number): string => (amount === 0 ? '' : money({ amount, currency }));
  return (
    <Table fz="sm" tabularNums verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.account}</Table.Th>
          <Table.Th ta="end">{texts.debit}</Table.Th>
          <Table.Th ta="end">{texts.credit}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entry.lines.map(({ account, accountName, debit, credit }, index) => (
          <Table.Tr key={`${account} ${index}`}>
            <Table.Td>
              {account} {toldAccount(language, accountName)}
            </Table.Td>
            <Table.Td ta="end">{side(debit)}</Table.Td>
            <Table.Td ta="end">{side(credit)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
