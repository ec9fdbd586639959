import { Group, Select } from '@mantine/core';
import { IconShoppingCart } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ORDER_STATUSES, type OrderStatus } from '#contracts/models/statuses';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { MoneyText } from '../../parts/money';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge } from '../../parts/status-badge';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { matchNames, orderHref, type FoundOrder } from './order-search';
import { ordersTexts } from './orders.texts';
import { SearchNote } from './search-note';
import { orderStatusLooks, paymentStatusLooks } from './statuses';

const PATH = '/api/v1/orders';
const ABOUT_ORDERS = /^(order|payment|refund|dispute)\./;

const unansweredOf = (page: unknown): readonly string[] =>
  (page as { unanswered?: readonly string[] } | undefined)?.unanswered ?? [];

export function OrdersPage() {
  const texts = useTexts(ordersTexts);
  const { language } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const filter = { status: search.get('status'), store: search.get('store'), search: search.get('search') };
  const list = useList<FoundOrder>(PATH, filter);
  useLiveRefresh([PATH], ({ type }) => ABOUT_ORDERS.test(type));
  const columns = useMemo(
    (): ReadonlyArray<Column<FoundOrder>> => [
      { key: 'number', title: texts.order, width: 'minmax(120px, 1.2fr)', cell: ({ number }) => number },
      { key: 'store', title: texts.store, width: 'minmax(90px, 1fr)', cell: ({ storeId }) => storeId },
      {
        key: 'status',
        title: texts.status,
        width: 'minmax(150px, 1fr)',
        cell: ({ orderStatus }) => {
          const { tone, name } = orderStatusLooks[orderStatus];
          return <StatusBadge tone={tone}>{name[language]}</StatusBadge>;
        },
      },
      {
        key: 'payment',
        title: texts.payment,
        width: 'minmax(150px, 1fr)',
        cell: ({ paymentStatus }) => {
          const { tone, name } = paymentStatusLooks[paymentStatus];
          return <StatusBadge tone={tone}>{name[language]}</StatusBadge>;
        },
      },
      {
        key: 'total',
        title: texts.total,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ total }) => <MoneyText value={total} />,
      },
      {
        key: 'placed',
        title: texts.placed,
        width: 'minmax(120px, 1fr)',
        align: 'end',
        cell: ({ placedAt }) => <Instant at={placedAt} />,
      },
      ...(filter.search === null
        ? []
        : [
            {
              key: 'matched',
              title: texts.foundIn,
              width: 'minmax(110px, 1fr)',
              cell: ({ matched = [] }: FoundOrder) =>
                [...new Set(matched.map((match) => matchNames[match][language]))].join(', '),
            },
          ]),
    ],
    [texts, language, filter.search],
  );
  const choose = (key: string, value: string | null): void =>
    setSearch((before) => {
      if (value === null) before.delete(key);
      else before.set(key, value);
      return before;
    });
  const filtered = Object.values(filter).some((value) => value !== null);
  return (
    <Page title={texts.title} about={texts.about}>
      {filter.search !== null && (
        <SearchNote
          search={filter.search}
          unanswered={unansweredOf(list.data?.pages[0])}
          clear={() => choose('search', null)}
        />
      )}
      <Group display={filter.search === null ? 'flex' : 'none'}>
        <Select
          aria-label={texts.status}
          placeholder={texts.status}
          clearable
          data={ORDER_STATUSES.map((value: OrderStatus) => ({
            value,
            label: orderStatusLooks[value].name[language],
          }))}
          value={filter.status}
          onChange={(value) => choose('status', value)}
        />
      </Group>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && list.items.length === 0 && (
        <EmptyState
          icon={IconShoppingCart}
          title={filtered ? texts.noneFound : texts.none}
          teach={filtered ? texts.noneFoundTeach : texts.noneTeach}
        />
      )}
      {list.items.length > 0 && (
        <VirtualTable
          label={texts.title}
          columns={columns}
          rows={list.items}
          rowKey={({ storeId, orderId }) => `${storeId} ${orderId}`}
          href={orderHref}
          hasMore={list.hasNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
    </Page>
  );
}
