import type { DivergingMovement } from '#contracts/models/control-totals';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { MoneyTable } from '../month-end/money-table';
import { controlTotalsTexts } from './control-totals.texts';

/** The first movements that make the difference. */
export function DivergingSection({ movements }: { readonly movements: readonly DivergingMovement[] }) {
  const texts = useTexts(controlTotalsTexts);
  const { money } = useFormat();
  return (
    <MoneyTable
      title={texts.diverging}
      empty={texts.divergingEmpty}
      headings={[texts.movement, texts.category, texts.told, texts.booked]}
      amounts={2}
      rows={movements.map(({ balanceTransactionId, category, currency, net, booked }) => ({
        key: balanceTransactionId,
        cells: [
          balanceTransactionId,
          category,
          money({ amount: net, currency }),
          money({ amount: booked, currency }),
        ],
      }))}
    />
  );
}
