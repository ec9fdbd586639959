import { Anchor } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { PayoutMovement } from '#contracts/models/payout-explanation';
import { useList } from '../../../api/use-list';
import { useTexts } from '../../../i18n/texts';
import { MoneyText } from '../../../parts/money';
import { Section } from '../../../parts/section';
import { StatusBadge, type Tone } from '../../../parts/status-badge';
import type { Column } from '../../../parts/virtual-table';
import { ListView } from '../../../parts/list-view';
import { orderHref, payoutPath } from './payout';
import { payoutTexts } from './payout.texts';

const TONES: Readonly<Record<PayoutMovement['state'], Tone>> = {
  booked: 'good',
  'not-booked': 'attention',
  missing: 'waiting',
};
const AMOUNTS = ['amount', 'fee', 'net'] as const;

/** The movements of a payout, each with its order; the order's page shows its entries. */
export function MovementsSection({ payoutId }: { readonly payoutId: string }) {
  const texts = useTexts(payoutTexts);
  const list = useList<PayoutMovement>(`${payoutPath(payoutId)}/movements`);
  const columns = useMemo(
    (): ReadonlyArray<Column<PayoutMovement>> => [
      {
        key: 'movement',
        title: texts.movement,
        width: 'minmax(150px, 2fr)',
        cell: ({ balanceTransactionId }) => balanceTransactionId,
      },
      {
        key: 'category',
        card: 'plain',
        title: texts.category,
        width: 'minmax(100px, 1fr)',
        cell: ({ category }) => category ?? '',
      },
      {
        key: 'order',
        title: texts.order,
        width: 'minmax(90px, 1fr)',
        cell: ({ storeId, orderId }) =>
          storeId !== null &&
          orderId !== null && (
            <Anchor component={Link} size="sm" to={orderHref(storeId, orderId)}>
              {orderId}
            </Anchor>
          ),
      },
      {
        key: 'state',
        card: 'plain',
        title: texts.booked,
        width: 'minmax(120px, 1fr)',
        cell: ({ state }) => <StatusBadge tone={TONES[state]}>{texts.movementStates[state]}</StatusBadge>,
      },
      ...AMOUNTS.map((part): Column<PayoutMovement> => ({
        key: part,
        card: part === 'net' ? 'trail' : 'named',
        title: texts[part],
        width: 'minmax(100px, 1fr)',
        align: 'end',
        cell: ({ [part]: amount, currency }) =>
          amount !== null && currency !== null && <MoneyText value={{ amount, currency }} />,
      })),
    ],
    [texts],
  );
  return (
    <Section title={texts.movements}>
      <ListView
        label={texts.movements}
        list={list}
        columns={columns}
        rowKey={({ balanceTransactionId }) => balanceTransactionId}
        empty={{ icon: IconReportMoney, title: texts.noMovements, teach: texts.noMovementsTeach }}
        height="50vh"
      />
    </Section>
  );
}
