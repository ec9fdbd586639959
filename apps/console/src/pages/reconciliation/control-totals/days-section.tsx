import type { ControlDay } from '#contracts/models/control-totals';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { MoneyTable } from '../month-end/money-table';
import { controlTotalsTexts } from './control-totals.texts';
import { sumsOf } from './sums';

/** A row per day and currency, and what they sum up to. */
export function DaysSection({ days }: { readonly days: readonly ControlDay[] }) {
  const texts = useTexts(controlTotalsTexts);
  const format = useFormat();
  const { money, number } = format;
  const inMoney = (amount: number | undefined, currency: string): string =>
    amount === undefined ? '' : money({ amount, currency });
  return (
    <MoneyTable
      title={texts.days}
      about={texts.daysAbout}
      empty={texts.daysEmpty}
      headings={[
        ...[texts.day, texts.currency, texts.movements, texts.told, texts.booked],
        ...[texts.difference, texts.provider, texts.unexplained],
      ]}
      amounts={6}
      rows={[
        ...days.map(({ day, currency, movements, told, booked, difference, balance }) => ({
          key: `${day} ${currency}`,
          cells: [
            ...[format.day(day), currency, number(movements)],
            ...[told, booked, difference, balance?.provider, balance?.unexplained].map((amount) =>
              inMoney(amount, currency),
            ),
          ],
        })),
        ...sumsOf(days).map(({ currency, movements, ...sums }) => ({
          key: `sum ${currency}`,
          cells: [
            ...[texts.sum, currency, number(movements)],
            ...[sums.told, sums.booked, sums.difference].map((amount) => inMoney(amount, currency)),
          ],
        })),
      ]}
    />
  );
}
