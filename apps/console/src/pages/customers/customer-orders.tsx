import { Text } from '@mantine/core';
import type { OrderSummary } from '#contracts/queries/orders';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { VirtualTable } from '../../parts/virtual-table';
import { orderHref } from '../orders/order-search';
import { useOrderColumns } from '../orders/use-order-columns';
import { customerTexts } from './customer.texts';

interface Props {
  /** Of the customer in the API. */
  readonly path: string;
  readonly storeId: string;
}

export function CustomerOrders({ path, storeId }: Props) {
  const texts = useTexts(customerTexts);
  const list = useList<OrderSummary>(`${path}/orders`);
  useLiveRefresh(
    [`${path}/orders`],
    (event) => event.storeId === storeId && /^(order|payment|refund)\./.test(event.type),
  );
  const { number, status, payment, total, placed } = useOrderColumns();
  return (
    <Section title={texts.orders}>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && <Text size="sm">{texts.noOrders}</Text>}
      {list.items.length > 0 && (
        <VirtualTable
          label={texts.orders}
          columns={[number, status, payment, total, placed]}
          rows={list.items}
          rowKey={({ orderId }) => orderId}
          href={orderHref}
          hasMore={list.hasNextPage}
          loadMore={() => void list.fetchNextPage()}
          height="360px"
        />
      )}
    </Section>
  );
}
