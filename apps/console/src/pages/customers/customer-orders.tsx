import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { OrderSummary } from '#contracts/queries/orders';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { MoneyText } from '../../parts/money';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { orderStatusLooks, paymentStatusLooks } from '../orders/statuses';
import { customerTexts } from './customer.texts';

interface Props {
  /** Of the customer in the API. */
  readonly path: string;
  readonly storeId: string;
}

export function CustomerOrders({ path, storeId }: Props) {
  const texts = useTexts(customerTexts);
  const { language } = useLanguage();
  const list = useList<OrderSummary>(`${path}/orders`);
  useLiveRefresh(
    [`${path}/orders`],
    (event) => event.storeId === storeId && /^(order|payment|refund)\./.test(event.type),
  );
  const columns = useMemo(
    (): ReadonlyArray<Column<OrderSummary>> => [
      { key: 'number', title: texts.order, width: 'minmax(90px, 1fr)', cell: ({ number }) => number },
      {
        key: 'status',
        card: 'plain',
        title: texts.status,
        width: 'minmax(130px, 1fr)',
        cell: ({ orderStatus }) => {
          const { tone, name } = orderStatusLooks[orderStatus];
          return <StatusBadge tone={tone}>{name[language]}</StatusBadge>;
        },
      },
      {
        key: 'payment',
        title: texts.payment,
        width: 'minmax(130px, 1fr)',
        cell: ({ paymentStatus }) => {
          const { tone, name } = paymentStatusLooks[paymentStatus];
          return <StatusBadge tone={tone}>{name[language]}</StatusBadge>;
        },
      },
      {
        key: 'total',
        card: 'trail',
        title: texts.total,
        width: 'minmax(100px, 1fr)',
        align: 'end',
        cell: ({ total }) => <MoneyText value={total} />,
      },
      {
        key: 'placed',
        card: 'note',
        title: texts.placed,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ placedAt }) => <Instant at={placedAt} />,
      },
    ],
    [texts, language],
  );
  return (
    <Section title={texts.orders}>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && <Text size="sm">{texts.noOrders}</Text>}
      {list.items.length > 0 && (
        <VirtualTable
          label={texts.orders}
          columns={columns}
          rows={list.items}
          rowKey={({ orderId }) => orderId}
          href={({ orderId }) => `/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`}
          hasMore={list.hasNextPage}
          loadMore={() => void list.fetchNextPage()}
          height="360px"
        />
      )}
    </Section>
  );
}
