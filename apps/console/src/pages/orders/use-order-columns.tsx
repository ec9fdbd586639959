import { useMemo } from 'react';
import type { OrderSummary } from '#contracts/queries/orders';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { MoneyText } from '../../parts/money';
import { StatusBadge } from '../../parts/status-badge';
import type { Column } from '../../parts/virtual-table';
import { ordersTexts } from './orders.texts';
import { orderStatusLooks, paymentStatusLooks } from './statuses';

type OrderColumn = 'number' | 'status' | 'payment' | 'total' | 'placed';

/** What lists of orders show of each. */
export function useOrderColumns(): Readonly<Record<OrderColumn, Column<OrderSummary>>> {
  const texts = useTexts(ordersTexts);
  const { language } = useLanguage();
  return useMemo(
    () => ({
      number: { key: 'number', title: texts.order, width: 'minmax(90px, 1fr)', cell: ({ number }) => number },
      status: {
        key: 'status',
        card: 'plain',
        title: texts.status,
        width: 'minmax(130px, 1fr)',
        cell: ({ orderStatus }) => {
          const { tone, name } = orderStatusLooks[orderStatus];
          return <StatusBadge tone={tone}>{name[language]}</StatusBadge>;
        },
      },
      payment: {
        key: 'payment',
        title: texts.payment,
        width: 'minmax(130px, 1fr)',
        cell: ({ paymentStatus }) => {
          const { tone, name } = paymentStatusLooks[paymentStatus];
          return <StatusBadge tone={tone}>{name[language]}</StatusBadge>;
        },
      },
      total: {
        key: 'total',
        card: 'trail',
        title: texts.total,
        width: 'minmax(100px, 1fr)',
        align: 'end',
        cell: ({ total }) => <MoneyText value={total} />,
      },
      placed: {
        key: 'placed',
        card: 'note',
        title: texts.placed,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ placedAt }) => <Instant at={placedAt} />,
      },
    }),
    [texts, language],
  );
}
