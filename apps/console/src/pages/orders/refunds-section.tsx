import { Group, Stack, Text } from '@mantine/core';
import type { Refund } from '#contracts/models/payment';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { orderTexts } from './order.texts';

const TONES: Readonly<Record<Refund['status'], Tone>> = {
  pending: 'waiting',
  requires_action: 'attention',
  succeeded: 'good',
  failed: 'bad',
  canceled: 'neutral',
};

export function RefundsSection({ refunds }: { readonly refunds: readonly Refund[] }) {
  const texts = useTexts(orderTexts);
  if (refunds.length === 0) return null;
  return (
    <Section title={texts.refunds}>
      <Stack gap="xs">
        {refunds.map(({ refundId, amount, status, reason, failure, createdAt }) => (
          <Group key={refundId} justify="space-between" wrap="nowrap">
            <Text size="sm">
              <MoneyText value={amount} /> {reason !== null && `(${reason})`} {failure?.message}
            </Text>
            <Group gap="sm" wrap="nowrap">
              <Instant at={createdAt} />
              <StatusBadge tone={TONES[status]}>{status}</StatusBadge>
            </Group>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
