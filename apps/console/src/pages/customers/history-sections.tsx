import { Group, List, Stack, Text } from '@mantine/core';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import { disputeStatusLooks, refundStatusLooks } from '../orders/money-words';
import { paymentStatusLooks } from '../orders/statuses';
import type { CustomerDetail } from './customer-detail';
import { customerTexts } from './customer.texts';
import { subscriptionLooks } from './subscription-looks';

interface Props {
  readonly customer: CustomerDetail;
}

/** Payments, refunds and disputes of the newest orders, the newest first. */
export function MoneySection({ customer: { payments, refunds, disputes } }: Props) {
  const texts = useTexts(customerTexts);
  const { language } = useLanguage();
  const moves = [
    ...payments.map(({ paymentId, amount, status, createdAt }) => ({
      key: paymentId,
      what: texts.payment,
      amount,
      look: paymentStatusLooks[status],
      at: createdAt,
    })),
    ...refunds.map(({ refundId, amount, status, createdAt }) => ({
      key: refundId,
      what: texts.refund,
      amount,
      look: refundStatusLooks[status],
      at: createdAt,
    })),
    ...disputes.map(({ disputeId, amount, status, openedAt }) => ({
      key: disputeId,
      what: texts.dispute,
      amount,
      look: disputeStatusLooks[status],
      at: openedAt,
    })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  if (moves.length === 0) return null;
  return (
    <Section title={texts.money}>
      <Stack gap="xs">
        {moves.map(({ key, what, amount, look, at }) => (
          <Group key={key} justify="space-between" gap="xs">
            <Text size="sm">
              {what} <MoneyText value={amount} />
            </Text>
            <Group gap="sm" wrap="nowrap">
              <Instant at={at} />
              <StatusBadge tone={look.tone}>{look.name[language]}</StatusBadge>
            </Group>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

export function SubscriptionsSection({ customer: { subscriptions } }: Props) {
  const texts = useTexts(customerTexts);
  const { language } = useLanguage();
  if (subscriptions.length === 0) return null;
  return (
    <Section title={texts.subscriptions}>
      <Stack gap="xs">
        {subscriptions.map(({ subscriptionId, status, items, cancelAtPeriodEnd }) => (
          <Group key={subscriptionId} justify="space-between">
            <Text size="sm">{items.map(({ description }) => description).join(', ') || subscriptionId}</Text>
            <Group gap="sm">
              {items[0]?.currentPeriod && (
                <Text size="sm" component="div">
                  {texts.until} <Instant at={items[0].currentPeriod.end} />
                </Text>
              )}
              {cancelAtPeriodEnd && <Text size="sm">{texts.endsThen}</Text>}
              <StatusBadge tone={subscriptionLooks[status].tone}>
                {subscriptionLooks[status].name[language]}
              </StatusBadge>
            </Group>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

export function DecisionsSection({ customer: { decisions } }: Props) {
  const texts = useTexts(customerTexts);
  if (decisions.length === 0) return null;
  return (
    <Section title={texts.decisions}>
      <Stack gap="xs">
        {decisions.map(({ field, winner, loser, rule, at }) => (
          <Group key={`${field} ${at} ${loser.connectionId}`} justify="space-between">
            <Text size="sm">
              {texts.decision(texts.fields[field], winner.connectionId, loser.connectionId, rule)}
            </Text>
            <Instant at={at} />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

export function ErasureSection({ customer: { erasure } }: Props) {
  const texts = useTexts(customerTexts);
  if (!erasure) return null;
  return (
    <Section title={texts.erasure}>
      <List size="sm">
        {erasure.entries.map(({ system, externalId, outcome, note }) => (
          <List.Item key={`${system} ${externalId}`}>
            {system} {externalId}: {texts.erasureOutcomes[outcome]}. {note}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
