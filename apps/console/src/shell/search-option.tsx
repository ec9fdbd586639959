import { Group, Stack, Text } from '@mantine/core';
import { useLanguage } from '../i18n/language';
import { matchNames, type FoundOrder } from '../pages/orders/order-search';
import { orderStatusLooks } from '../pages/orders/statuses';
import { MoneyText } from '../parts/money';
import { StatusBadge } from '../parts/status-badge';

/** One order among what was found, and what of it the text was found in. */
export function SearchOption({ order }: { readonly order: FoundOrder }) {
  const { language } = useLanguage();
  const { tone, name } = orderStatusLooks[order.orderStatus];
  const matched = (order.matched ?? []).map((match) => matchNames[match][language]);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Stack gap={0} miw={0}>
        <Text size="sm" fw={600} truncate>
          {order.number} · {order.storeId}
        </Text>
        <Text size="xs" c="dimmed">
          {[...new Set(matched)].join(', ')}
        </Text>
      </Stack>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm">
          <MoneyText value={order.total} />
        </Text>
        <StatusBadge tone={tone}>{name[language]}</StatusBadge>
      </Group>
    </Group>
  );
}
