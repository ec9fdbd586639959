import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { Payment } from '#contracts/models/payment';
import { toldFailure } from '../../i18n/failure-words';
import { useFormat } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { MoneyText } from '../../parts/money';
import { Section } from '../../parts/section';
import { StatusBadge } from '../../parts/status-badge';
import type { OrderDetail } from './order-detail';
import { orderTexts } from './order.texts';
import { paymentStatusLooks } from './statuses';

export function PaymentsSection({ order }: { readonly order: OrderDetail }) {
  const texts = useTexts(orderTexts);
  return (
    <Section title={texts.payments}>
      {order.payments.length === 0 && <Text size="sm">{texts.noPayments}</Text>}
      <Stack gap="md">
        {order.payments.map((payment) => (
          <PaymentView key={payment.paymentId} payment={payment} />
        ))}
      </Stack>
    </Section>
  );
}

function PaymentView({ payment }: { readonly payment: Payment }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { tone, name } = paymentStatusLooks[payment.status];
  const { method, failure, captureBefore, external, payUrl } = payment;
  const open = payment.status === 'pending' || payment.status === 'requires_action';
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text fw={600}>
          <MoneyText value={payment.amount} />
        </Text>
        <StatusBadge tone={tone}>{name[language]}</StatusBadge>
      </Group>
      {method && (
        <Text size="sm">
          {[method.brand ?? method.type, method.last4 && `•••• ${method.last4}`].filter(Boolean).join(' ')}
        </Text>
      )}
      {captureBefore !== null && payment.status === 'authorized' && (
        <Text size="sm">{texts.captureBefore(format.age(captureBefore))}</Text>
      )}
      {failure && (
        <Text size="sm">
          {toldFailure(language, failure.message, failure.declineCode ?? failure.code)} (
          {failure.declineCode ?? failure.code})
        </Text>
      )}
      {open && payUrl !== null && (
        <Anchor href={payUrl} size="sm" target="_blank" rel="noreferrer">
          {texts.openAtProvider}
        </Anchor>
      )}
      <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
        {external.paymentIntentId ?? external.checkoutSessionId ?? payment.paymentId}
      </Text>
    </Stack>
  );
}
