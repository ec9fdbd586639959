import { IconShoppingCart } from '@tabler/icons-react';
import { ORDER_STATUSES } from '#contracts/models/statuses';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Choice } from '../../parts/filter/choice';
import { FilterBar } from '../../parts/filter/filter-bar';
import { ListView } from '../../parts/list-view';
import { Page } from '../../parts/page';
import { useAddressFilter } from '../../parts/use-address-filter';
import type { Column } from '../../parts/virtual-table';
import { StoreChoice } from '../stores/store-choice';
import { matchNames, orderHref, type FoundOrder } from './order-search';
import { ordersTexts } from './orders.texts';
import { SearchNote } from './search-note';
import { orderStatusLooks } from './statuses';
import { useOrderColumns } from './use-order-columns';

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
  const { number, status, payment, total, placed } = useOrderColumns();
  const columns: ReadonlyArray<Column<FoundOrder>> = [
    number,
    {
      key: 'store',
      card: 'note',
      title: texts.store,
      width: 'minmax(160px, 1.4fr)',
      cell: ({ storeId }) => storeId,
    },
    status,
    payment,
    total,
    placed,
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
  ];
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
