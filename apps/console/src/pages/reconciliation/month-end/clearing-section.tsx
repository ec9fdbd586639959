import type { PeriodReadiness } from '#contracts/models/period';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { monthEndTexts } from './month-end.texts';
import { MoneyTable } from './money-table';

/** The provider's balance beside the books, at its last reading in the month. */
export function ClearingSection({ readings }: { readonly readings: PeriodReadiness['clearing'] }) {
  const texts = useTexts(monthEndTexts);
  const { money, instant } = useFormat();
  return (
    <MoneyTable
      title={texts.clearing}
      empty={texts.clearingEmpty}
      headings={[
        texts.currency,
        texts.provider,
        texts.books,
        texts.difference,
        texts.notBooked,
        texts.unexplained,
      ]}
      amounts={5}
      rows={readings.map(({ currency, readAt, ...sums }) => ({
        key: currency,
        cells: [
          instant(readAt),
          ...[sums.provider, sums.books, sums.difference, sums.notBooked, sums.unexplained].map((amount) =>
            money({ amount, currency }),
          ),
        ],
      }))}
    />
  );
}
