import { IconShoppingCart } from '@tabler/icons-react';
import { useMemo } from 'react';
import { ORDER_STATUSES } from '#contracts/models/statuses';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Choice } from '../../parts/filter/choice';
import { FilterBar } from '../../parts/filter/filter-bar';
import { Instant } from '../../parts/instant';
import { ListView } from '../../parts/list-view';
import { MoneyText } from '../../parts/money';
import { Page } from '../../parts/page';
import { StatusBadge } from '../../parts/status-badge';
import { useAddressFilter } from '../../parts/use-address-filter';
import type { Column } from '../../parts/virtual-table';
import { StoreChoice } from '../stores/store-choice';
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
  const { filter, choose, filtered } = useAddressFilter(['status', 'store', 'search']);
  const list = useList<FoundOrder>(PATH, filter);
  useLiveRefresh([PATH], ({ type }) => ABOUT_ORDERS.test(type));
  const columns = useMemo(
    (): ReadonlyArray<Column<FoundOrder>> => [
      { key: 'number', title: texts.order, width: 'minmax(110px, 1fr)', cell: ({ number }) => number },
      {
        key: 'store',
        card: 'note',
        title: texts.store,
        width: 'minmax(160px, 1.4fr)',
        cell: ({ storeId }) => storeId,
      },
      {
        key: 'status',
        card: 'plain',
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
        card: 'trail',
        title: texts.total,
        width: 'minmax(110px, 1fr)',
        align: 'end',
        cell: ({ total }) => <MoneyText value={total} />,
      },
      {
        key: 'placed',
        card: 'note',
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
  return (
    <Page title={texts.title} about={texts.about}>
      {filter.search !== null && (
        <SearchNote
          search={filter.search}
          unanswered={unansweredOf(list.data?.pages[0])}
          clear={() => choose('search', null)}
        />
      )}
      {filter.search === null && (
        <FilterBar>
          <StoreChoice value={filter.store} choose={(store) => choose('store', store)} />
          <Choice
            label={texts.status}
            all={texts.anyStatus}
            value={filter.status}
            choices={ORDER_STATUSES.map((status) => [status, orderStatusLooks[status].name[language]])}
            choose={(status) => choose('status', status)}
          />
        </FilterBar>
      )}
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ storeId, orderId }) => `${storeId} ${orderId}`}
        href={orderHref}
        empty={{
          icon: IconShoppingCart,
          title: filtered ? texts.noneFound : texts.none,
          teach: filtered ? texts.noneFoundTeach : texts.noneTeach,
        }}
      />
    </Page>
  );
}
