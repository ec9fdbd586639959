import { Group, Stack, Text } from '@mantine/core';
import type { Dispute } from '#contracts/models/dispute';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { disputeStatusLooks, reasonWords } from './money-words';
import { orderTexts } from './order.texts';

export function DisputesSection({ disputes }: { readonly disputes: readonly Dispute[] }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  if (disputes.length === 0) return null;
  return (
    <Section title={texts.disputes}>
      <Stack gap="xs">
        {disputes.map(({ disputeId, amount, reason, status, evidence }) => (
          <Group key={disputeId} justify="space-between">
            <Text size="sm">
              <MoneyText value={amount} /> ({reasonWords(reason, format.language)})
              {evidence.dueBy !== null && !evidence.submitted && `, ${texts.due(format.age(evidence.dueBy))}`}
            </Text>
            <StatusBadge tone={disputeStatusLooks[status].tone}>
              {disputeStatusLooks[status].name[format.language]}
            </StatusBadge>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
