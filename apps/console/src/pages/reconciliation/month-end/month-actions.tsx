import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { PeriodReadiness } from '#contracts/models/period';
import { withQuery } from '../../../api/client';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { useMay } from '../../../session/session';
import { ReasonDialog } from '../reason-dialog';
import { dayBefore, isClosed, isOver, PERIODS } from './month';
import { monthEndTexts } from './month-end.texts';

type Doing = 'close' | 'force' | 'reopen';

interface Props {
  readonly month: string;
  readonly readiness: PeriodReadiness;
}

/** Operators take the evidence; administrators close and open. */
export function MonthActions({ month, readiness }: Props) {
  const texts = useTexts(monthEndTexts);
  const isOperator = useMay('operator');
  const isAdmin = useMay('admin');
  const [doing, act] = useState<Doing>();
  const { storeId, through, closedThrough, ready } = readiness;
  const next: Doing = isClosed(through, closedThrough) ? 'reopen' : ready ? 'close' : 'force';
  // A month that is not over is not closed by force either.
  const mayChange = isAdmin && (next !== 'force' || isOver(readiness));
  return (
    <Group gap="xs">
      {isOperator && (
        <Button
          component="a"
          size="xs"
          variant="default"
          download={`evidence-${month}.ndjson`}
          href={withQuery(`${PERIODS}/${month}/evidence`, { store: storeId })}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {texts.evidence}
        </Button>
      )}
      {mayChange && (
        <Button size="xs" variant={next === 'close' ? 'filled' : 'default'} onClick={() => act(next)}>
          {texts[next]}
        </Button>
      )}
      {doing && <CloseDialog readiness={readiness} doing={doing} close={() => act(undefined)} />}
    </Group>
  );
}

interface DialogProps {
  readonly readiness: PeriodReadiness;
  readonly doing: Doing;
  readonly close: () => void;
}

function CloseDialog({ readiness, doing, close }: DialogProps) {
  const texts = useTexts(monthEndTexts);
  const { number, day } = useFormat();
  const { storeId, from, through, checks } = readiness;
  const failing = number(checks.filter(({ ok }) => !ok).length);
  const before = dayBefore(from);
  const about = {
    close: () => texts.closeAbout(day(through)),
    force: () => texts.forceAbout(day(through), failing),
    reopen: () => texts.reopenAbout(day(before)),
  };
  return (
    <ReasonDialog
      title={texts[doing]}
      about={about[doing]()}
      action={texts[doing]}
      danger={doing !== 'close'}
      request={(reason) => ({
        method: 'PUT',
        path: `${PERIODS}/${encodeURIComponent(storeId)}`,
        body: {
          closedThrough: doing === 'reopen' ? before : through,
          reason,
          ...(doing === 'force' ? { force: true } : {}),
        },
      })}
      close={close}
    />
  );
}
