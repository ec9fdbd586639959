import { Anchor, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PeriodCheck, PeriodReadiness } from '#contracts/models/period';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Notice } from '../../../parts/notice';
import { Section } from '../../../parts/section';
import { StatusBadge } from '../../../parts/status-badge';
import { checkHref, isClosed } from './month';
import { monthEndTexts } from './month-end.texts';
import { WideTable } from '../../../parts/wide-table';

interface Props {
  readonly readiness: PeriodReadiness;
  readonly actions: ReactNode;
}

/** What has to be in order before a month is closed, each with the way to what is in the way. */
export function ReadinessSection({ readiness, actions }: Props) {
  const texts = useTexts(monthEndTexts);
  const { checks, storeId } = readiness;
  return (
    <Section title={texts.readiness} actions={actions}>
      <Stack>
        <Verdict readiness={readiness} />
        <WideTable label={texts.readiness} minWidth={480}>
          <Table verticalSpacing={6} aria-label={texts.readiness}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.check}</Table.Th>
                <Table.Th>{texts.inTheWay}</Table.Th>
                <Table.Th>{texts.subjects}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {checks.map((check) => (
                <CheckRow key={check.check} check={check} store={storeId} />
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      </Stack>
    </Section>
  );
}

/** What the service names in the place of an id. */
const NO_READING = 'no reading of the balance';
const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

function CheckRow({ check, store }: { readonly check: PeriodCheck; readonly store: string }) {
  const texts = useTexts(monthEndTexts);
  const { number, day } = useFormat();
  const { ok, count, subjects } = check;
  const href = checkHref(check.check, store);
  const told = (subject: string): string => {
    if (subject === NO_READING) return texts.noReading;
    return A_DAY.test(subject) ? day(subject) : subject;
  };
  return (
    <Table.Tr>
      <Table.Td>{texts.checks[check.check]}</Table.Td>
      <Table.Td>
        <StatusBadge tone={ok ? 'good' : 'bad'}>
          {ok ? texts.fine : count === 0 ? texts.wrong : `${texts.wrong}: ${number(count)}`}
        </StatusBadge>
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {subjects.map(told).join(', ')}{' '}
        {!ok && href !== null && (
          <Anchor
            component={Link}
            size="sm"
            underline="always"
            to={href}
            aria-label={`${texts.show}: ${texts.checks[check.check]}`}
          >
            {texts.show}
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Verdict({ readiness }: { readonly readiness: PeriodReadiness }) {
  const texts = useTexts(monthEndTexts);
  const { day } = useFormat();
  const { ready, through, closedThrough } = readiness;
  if (isClosed(through, closedThrough)) {
    return (
      <Notice tone="good" icon={IconLock} title={texts.closed}>
        <Text size="sm">{texts.closedAbout(day(closedThrough ?? through))}</Text>
      </Notice>
    );
  }
  const before = closedThrough === null ? texts.neverClosed : texts.openThrough(day(closedThrough));
  return (
    <Notice
      tone={ready ? 'good' : 'attention'}
      icon={ready ? IconCheck : IconAlertTriangle}
      title={ready ? texts.ready : texts.notReady}
    >
      {!ready && <Text size="sm">{texts.notReadyAbout}</Text>}
      <Text size="sm">{before}</Text>
    </Notice>
  );
}
