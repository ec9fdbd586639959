import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { PayoutBank, PayoutExplanation } from '#contracts/models/payout-explanation';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Facts } from '../../../parts/facts';
import { Section } from '../../../parts/section';
import { StatusBadge, type Tone } from '../../../parts/status-badge';
import { payoutTexts } from './payout.texts';

const TONES: Readonly<Record<PayoutBank['state'], Tone>> = {
  expected: 'waiting',
  missing: 'bad',
  'in-bank': 'good',
  'not-expected': 'neutral',
  'return-expected': 'attention',
  returned: 'neutral',
};

/** What became of a payout at the bank, with the line that is it. */
export function BankSection({ explanation }: { readonly explanation: PayoutExplanation }) {
  const texts = useTexts(payoutTexts);
  const { bank } = explanation;
  return (
    <Section
      title={texts.bank}
      actions={
        <Anchor component={Link} size="sm" to={`/bank?store=${encodeURIComponent(explanation.storeId)}`}>
          {texts.toBank}
        </Anchor>
      }
    >
      {bank === null ? (
        <Text size="sm">{texts.bankUnknown}</Text>
      ) : (
        <Stack gap="xs" align="flex-start">
          <StatusBadge tone={TONES[bank.state]}>{texts.bankStates[bank.state]}</StatusBadge>
          <Facts
            facts={[
              [texts.bankPaid, bank.paid && <Side key="paid" side={bank.paid} explanation={explanation} />],
              [
                texts.bankReturned,
                bank.returned && <Side key="back" side={bank.returned} explanation={explanation} />,
              ],
            ]}
          />
        </Stack>
      )}
    </Section>
  );
}

interface SideProps {
  readonly side: NonNullable<PayoutBank['paid']>;
  readonly explanation: PayoutExplanation;
}

function Side({ side, explanation }: SideProps) {
  const texts = useTexts(payoutTexts);
  const { money, day } = useFormat();
  const { currency } = explanation.payout.amount;
  return (
    <Anchor
      component={Link}
      size="sm"
      underline="always"
      to={`/bank?line=${encodeURIComponent(side.lineId)}`}
    >
      {texts.bankLine(money({ amount: side.amount, currency }), day(side.valueDate), side.account)}
    </Anchor>
  );
}
