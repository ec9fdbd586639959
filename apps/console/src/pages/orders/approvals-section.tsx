import { Group, Stack, Text } from '@mantine/core';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import { useWaiting } from '../approvals/approval';
import { approvalsTexts } from '../approvals/approvals.texts';
import { Decision } from '../approvals/decision';
import type { OrderDetail } from './order-detail';

/** What was asked for and waits for a second person; nothing when nothing does. */
export function ApprovalsSection({ order }: { readonly order: OrderDetail }) {
  const texts = useTexts(approvalsTexts);
  const format = useFormat();
  const waiting = useWaiting({ store: order.storeId, orderId: order.orderId });
  const approvals = waiting.data?.items ?? [];
  if (approvals.length === 0) return null;
  return (
    <Section title={texts.waiting}>
      <Stack gap="sm">
        {approvals.map((approval) => (
          <Group key={approval.id} justify="space-between">
            <Text size="sm">
              {texts.actions[approval.action]} {format.money(approval.amount)}, {approval.requestedBy},{' '}
              {format.age(approval.requestedAt)}
            </Text>
            <Decision approval={approval} />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
