import { Text } from '@mantine/core';
import type { LedgerControl } from '#contracts/models/control-totals';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Section } from '../../../parts/section';
import { MoneyTable } from '../month-end/money-table';
import { controlTotalsTexts } from './control-totals.texts';

/** The account read back from the ERP, entry by entry. */
export function ErpSection({ erp }: { readonly erp: LedgerControl | null }) {
  const texts = useTexts(controlTotalsTexts);
  const { money, number } = useFormat();
  if (erp === null || erp.state === 'unavailable') {
    return (
      <Section title={texts.erp}>
        <Text size="sm">{erp === null ? texts.erpNone : texts.erpAway(erp.message)}</Text>
      </Section>
    );
  }
  const sums = erp.totals.map(({ currency, books, erp: there }) =>
    texts.erpSums(money({ amount: books, currency }), money({ amount: there, currency }), number(erp.equal)),
  );
  return (
    <MoneyTable
      title={texts.erp}
      about={sums.join(' ')}
      empty={texts.erpEmpty}
      headings={[texts.what, texts.entry, texts.inBooks, texts.inErp]}
      amounts={2}
      rows={erp.differences.map(({ kind, key, currency, books, erp: there }) => {
        const shown = (amount: number | null): string => {
          if (amount === null) return '';
          return currency === null ? number(amount) : money({ amount, currency });
        };
        return { key: `${kind} ${key}`, cells: [texts.kinds[kind], key, shown(books), shown(there)] };
      })}
    />
  );
}
