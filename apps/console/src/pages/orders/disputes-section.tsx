import { Group, Stack, Text } from '@mantine/core';
import type { Dispute } from '#contracts/models/dispute';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { orderTexts } from './order.texts';

function toneOf(status: Dispute['status']): Tone {
  if (status === 'won' || status === 'warning_closed' || status === 'prevented') return 'good';
  if (status === 'lost' || status === 'needs_response') return 'bad';
  return 'attention';
}

export function DisputesSection({ disputes }: { readonly disputes: readonly Dispute[] }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  if (disputes.length === 0) return null;
  return (
    <Section title={texts.disputes}>
      <Stack gap="xs">
        {disputes.map(({ disputeId, amount, reason, status, evidence }) => (
          <Group key={disputeId} justify="space-between" wrap="nowrap">
            <Text size="sm">
              <MoneyText value={amount} /> ({reason})
              {evidence.dueBy !== null && !evidence.submitted && `, ${texts.due(format.age(evidence.dueBy))}`}
            </Text>
            <StatusBadge tone={toneOf(status)}>{status}</StatusBadge>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
