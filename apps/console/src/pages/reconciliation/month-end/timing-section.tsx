import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { TimingDifference } from '#contracts/models/period';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { payoutHref } from '../payouts/payout';
import { monthEndTexts } from './month-end.texts';
import { MoneyTable } from './money-table';

export function TimingSection({ differences }: { readonly differences: readonly TimingDifference[] }) {
  const texts = useTexts(monthEndTexts);
  const { money, day } = useFormat();
  return (
    <MoneyTable
      title={texts.timing}
      about={texts.timingAbout}
      empty={texts.timingEmpty}
      headings={[texts.timingKind, texts.subject, texts.settled, texts.amount]}
      amounts={1}
      rows={differences.map(({ kind, subject, settledOn, amount, currency }) => ({
        key: `${kind} ${subject}`,
        cells: [
          texts.timingKinds[kind],
          kind === 'in-transit' ? (
            <Anchor key={subject} component={Link} size="sm" underline="always" to={payoutHref(subject)}>
              {subject}
            </Anchor>
          ) : (
            subject
          ),
          settledOn === null ? texts.notSettled : day(settledOn),
          money({ amount, currency }),
        ],
      }))}
    />
  );
}
