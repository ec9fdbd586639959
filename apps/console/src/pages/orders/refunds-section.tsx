import { Group, Stack, Text } from '@mantine/core';
import type { Refund } from '#contracts/models/payment';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { reasonWords, refundStatusLooks } from './money-words';
import { orderTexts } from './order.texts';

export function RefundsSection({ refunds }: { readonly refunds: readonly Refund[] }) {
  const texts = useTexts(orderTexts);
  const { language } = useLanguage();
  if (refunds.length === 0) return null;
  return (
    <Section title={texts.refunds}>
      <Stack gap="xs">
        {refunds.map(({ refundId, amount, status, reason, failure, createdAt }) => (
          <Group key={refundId} justify="space-between">
            <Text size="sm">
              <MoneyText value={amount} /> {reason !== null && `(${reasonWords(reason, language)})`}{' '}
              {failure?.message}
            </Text>
            <Group gap="sm" wrap="nowrap">
              <Instant at={createdAt} />
              <StatusBadge tone={refundStatusLooks[status].tone}>
                {refundStatusLooks[status].name[language]}
              </StatusBadge>
            </Group>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
