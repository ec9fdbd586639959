import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BankLine } from '#contracts/models/bank-statement';
import { get } from '../../../api/client';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { DetailDrawer } from '../../../parts/detail-drawer';
import { Facts } from '../../../parts/facts';
import { Loading } from '../../../parts/loading';
import { MoneyText } from '../../../parts/money';
import { ProblemNote } from '../../../parts/problem-note';
import { useMay } from '../../../session/session';
import { payoutHref } from '../payouts/payout';
import { ReasonDialog } from '../reason-dialog';
import { bankLinePath, isOfOthers } from './bank';
import { bankTexts } from './bank.texts';
import { LineState } from './line-state';
import { MatchDialog } from './match-dialog';

interface Props {
  readonly lineId: string;
  readonly close: () => void;
}

export function LineDetail({ lineId, close }: Props) {
  const texts = useTexts(bankTexts);
  const path = bankLinePath(lineId);
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => get<BankLine>(path, {}, signal) });
  return (
    <DetailDrawer title={query.data?.text ?? texts.lines} close={close}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Line line={query.data} />}
    </DetailDrawer>
  );
}

function Line({ line }: { readonly line: BankLine }) {
  const texts = useTexts(bankTexts);
  const format = useFormat();
  const { amount, currency } = line;
  return (
    <Stack align="flex-start">
      <LineState line={line} />
      <Facts
        facts={[
          [texts.amount, <MoneyText key="amount" value={{ amount, currency }} />],
          [texts.day, format.day(line.valueDate)],
          [texts.booked, line.bookingDate && format.day(line.bookingDate)],
          [texts.account, line.account],
          [texts.counterparty, line.counterparty],
          [texts.reference, line.reference],
          [texts.store, line.storeId],
          [texts.statement, line.statementId],
          [texts.entry, line.entryId],
        ]}
      />
      {line.matches.length > 0 ? <Matches line={line} /> : <Proposals line={line} />}
    </Stack>
  );
}

function Matches({ line }: { readonly line: BankLine }) {
  const texts = useTexts(bankTexts);
  const mayAct = useMay('operator');
  const [isOpen, open] = useState(false);
  return (
    <>
      <Title order={3} size="h6">
        {texts.matches}
      </Title>
      {line.matches.map(({ payoutId, leg, rule, reason }) => (
        <Text key={payoutId} size="sm">
          <PayoutLink payoutId={payoutId} /> ({texts.legs[leg]}, {texts.rules[rule]}
          {reason === null ? '' : `: ${reason}`})
        </Text>
      ))}
      {mayAct && (
        <Button size="compact-sm" variant="default" onClick={() => open(true)}>
          {texts.unmatch}
        </Button>
      )}
      {isOpen && (
        <ReasonDialog
          title={texts.unmatch}
          about={texts.unmatchAbout}
          action={texts.unmatch}
          danger
          request={(reason) => ({ path: `${bankLinePath(line.lineId)}/unmatch`, body: { reason } })}
          close={() => open(false)}
        />
      )}
    </>
  );
}

function Proposals({ line }: { readonly line: BankLine }) {
  const texts = useTexts(bankTexts);
  const mayAct = useMay('operator');
  /** The payout to begin with; empty: none. */
  const [chosen, choose] = useState<string>();
  return (
    <>
      <Title order={3} size="h6">
        {texts.proposals}
      </Title>
      {line.proposals.length === 0 && (
        <Text size="sm">{isOfOthers(line) ? texts.otherLine : texts.noProposals}</Text>
      )}
      {line.proposals.map(({ payoutId, leg }) => (
        <Group key={payoutId} gap="xs">
          <Text size="sm">
            <PayoutLink payoutId={payoutId} /> ({texts.legs[leg]})
          </Text>
          {mayAct && (
            <Button size="compact-sm" aria-label={texts.matchThis(payoutId)} onClick={() => choose(payoutId)}>
              {texts.match}
            </Button>
          )}
        </Group>
      ))}
      {mayAct && (
        <Button size="compact-sm" variant="default" onClick={() => choose('')}>
          {texts.matchOther}
        </Button>
      )}
      {chosen !== undefined && (
        <MatchDialog lineId={line.lineId} payoutId={chosen} close={() => choose(undefined)} />
      )}
    </>
  );
}

function PayoutLink({ payoutId }: { readonly payoutId: string }) {
  return (
    <Anchor component={Link} size="sm" underline="always" to={payoutHref(payoutId)}>
      {payoutId}
    </Anchor>
  );
}
