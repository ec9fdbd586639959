import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { OrderSummary } from '#contracts/queries/orders';
import { useList } from '../../api/use-list';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { mapperTexts } from './mapper.texts';
import { orderKey, type LivePreview } from './use-preview';

/** What the preview is made of: a real order, or the examples of the catalogue. */
export function SampleSelect({ live, store }: { readonly live: LivePreview; readonly store: string | null }) {
  const texts = useTexts(mapperTexts);
  const format = useFormat();
  const [scope] = useDebouncedValue(store, 100);
  const list = useList<OrderSummary>('/api/v1/orders', { store: scope });
  const chosen = live.order ? orderKey(live.order) : '';
  const options = [
    { value: '', label: texts.examples },
    ...list.items.map((order) => ({
      value: orderKey(order),
      label: `${order.number} · ${format.money(order.total)} · ${order.storeId}`,
    })),
  ];
  const known = options.some(({ value }) => value === chosen);
  return (
    <Select
      aria-label={texts.sample}
      data={known ? options : [...options, { value: chosen, label: chosen }]}
      value={chosen}
      searchable
      allowDeselect={false}
      nothingFoundMessage={texts.noOrders}
      w={{ base: 130, sm: 250 }}
      onChange={(key) => {
        const order = list.items.find((one) => orderKey(one) === key);
        live.chooseOrder(order ? { storeId: order.storeId, orderId: order.orderId } : null);
      }}
    />
  );
}
