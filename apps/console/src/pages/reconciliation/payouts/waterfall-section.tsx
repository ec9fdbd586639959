import { Anchor, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { PayoutExplanation } from '#contracts/models/payout-explanation';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Notice } from '../../../parts/notice';
import { Section } from '../../../parts/section';
import { payoutTones, waterfall } from './payout';
import { payoutTexts } from './payout.texts';
import { payoutsTexts } from './payouts.texts';
import { WideTable } from '../../../parts/wide-table';

/** From what shoppers paid down to what the bank got, line by line; the remainder is said in words. */
export function WaterfallSection({ explanation }: { readonly explanation: PayoutExplanation }) {
  const texts = useTexts(payoutTexts);
  const { money, number } = useFormat();
  const { payout, lines, remainder } = explanation;
  const { amount, currency } = payout.amount;
  const inMoney = (value: number): string => money({ amount: value, currency });
  const closing: ReadonlyArray<readonly [string, number]> = [
    [texts.sum, amount - remainder],
    [texts.remainderName, remainder],
    [texts.paidAmount, amount],
  ];
  return (
    <Section title={texts.madeOf}>
      <Stack>
        <Verdict explanation={explanation} />
        <WideTable label={texts.madeOf} minWidth={420}>
          <Table tabularNums verticalSpacing={6} aria-label={texts.madeOf}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.line}</Table.Th>
                <Table.Th ta="end">{texts.movementCount}</Table.Th>
                <Table.Th ta="end">{texts.amount}</Table.Th>
                <Table.Th ta="end">{texts.running}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {waterfall(lines).map((line) => (
                <Table.Tr key={`${line.kind} ${line.category}`}>
                  <Table.Td>
                    {texts.kinds[line.kind]}{' '}
                    <Text span size="xs" c="dimmed">
                      {line.category}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="end">{number(line.movements)}</Table.Td>
                  <Table.Td ta="end">{inMoney(line.amount)}</Table.Td>
                  <Table.Td ta="end">{inMoney(line.total)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              {closing.map(([name, value]) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row">{name}</Table.Th>
                  <Table.Td />
                  <Table.Td ta="end" fw={600}>
                    {inMoney(value)}
                  </Table.Td>
                  <Table.Td />
                </Table.Tr>
              ))}
            </Table.Tfoot>
          </Table>
        </WideTable>
      </Stack>
    </Section>
  );
}

const ICONS = {
  good: IconCheck,
  waiting: IconClock,
  attention: IconAlertTriangle,
  bad: IconAlertTriangle,
  neutral: IconClock,
} as const;

function Verdict({ explanation }: { readonly explanation: PayoutExplanation }) {
  const texts = useTexts(payoutTexts);
  const { states } = useTexts(payoutsTexts);
  const { money, number } = useFormat();
  const { state, remainder, payout, movements } = explanation;
  const left = money({ amount: remainder, currency: payout.amount.currency });
  const count = number(state === 'not-booked' ? movements.notBooked : movements.missing);
  const tone = payoutTones[state];
  return (
    <Notice tone={tone === 'waiting' ? 'neutral' : tone} icon={ICONS[tone]} title={states[state]}>
      <Text size="sm">{texts.said[state](left, count)}</Text>
      {(state === 'not-booked' || state === 'unexplained') && (
        <Anchor
          component={Link}
          size="sm"
          underline="always"
          to={`/exceptions?store=${encodeURIComponent(explanation.storeId)}`}
        >
          {texts.seeExceptions}
        </Anchor>
      )}
      {movements.missingIds.length > 0 && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {texts.missing}: {movements.missingIds.join(', ')}
        </Text>
      )}
    </Notice>
  );
}
