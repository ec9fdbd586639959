import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { OrderFunds, OrderPayout } from '#contracts/models/order-funds';
import { toldFailure } from '../../i18n/failure-words';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { type FundsState, stateOfPayout } from './bank-station';
import { orderTexts } from './order.texts';

const TONES: Readonly<Record<FundsState, Tone>> = {
  none: 'neutral',
  'in-balance': 'waiting',
  'under-way': 'waiting',
  failed: 'bad',
  missing: 'bad',
  'paid-out': 'good',
  'in-bank': 'good',
};

/** The payouts that took the order's money out, and what is still in the balance; after fees. */
export function FundsSection({ funds }: { readonly funds: OrderFunds }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  if (funds.payouts.length === 0 && funds.inBalance.length === 0) return null;
  return (
    <Section title={texts.payouts}>
      <Stack gap="xs">
        {funds.payouts.map((payout) => (
          <PayoutRow key={payout.payoutId} payout={payout} />
        ))}
        {funds.inBalance.map(({ money }) => (
          <Text key={money.currency} size="sm">
            {texts.inBalance}: {format.money(money)}
          </Text>
        ))}
      </Stack>
    </Section>
  );
}

function PayoutRow({ payout }: { readonly payout: OrderPayout }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  const { payoutId, part, arrivalDate, bank, replacedBy, failure } = payout;
  const state = stateOfPayout(payout);
  const day = bank?.valueDate
    ? texts.inBankOn(format.day(bank.valueDate))
    : texts.arrives(format.day(arrivalDate));
  return (
    <Stack gap={2}>
      <Group justify="space-between" gap="sm">
        <PayoutLink payoutId={payoutId} />
        {state === 'none' ? (
          <StatusBadge tone="neutral">{texts.funds.failed}</StatusBadge>
        ) : (
          <StatusBadge tone={TONES[state]}>{texts.funds[state]}</StatusBadge>
        )}
      </Group>
      <Text size="sm">
        {format.money(part)} · {day}
      </Text>
      {failure?.message && (
        <Text size="sm">{toldFailure(format.language, failure.message, failure.code ?? '')}</Text>
      )}
      {replacedBy !== null && (
        <Text size="sm">
          {texts.replacedBy} <PayoutLink payoutId={replacedBy} />
        </Text>
      )}
    </Stack>
  );
}

function PayoutLink({ payoutId }: { readonly payoutId: string }) {
  return (
    <Anchor
      component={Link}
      size="sm"
      underline="always"
      to={`/payouts/${encodeURIComponent(payoutId)}`}
      style={{ overflowWrap: 'anywhere' }}
    >
      {payoutId}
    </Anchor>
  );
}
