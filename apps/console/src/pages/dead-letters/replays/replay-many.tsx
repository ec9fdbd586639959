import { Button, NumberInput, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Confirm } from '../../../parts/confirm';
import { useMay } from '../../../session/session';
import type { Issue } from '../issues/issue';
import { REPLAYS, type Replay } from './replay';
import { ReplayProgress } from './replay-progress';
import { replaysTexts } from './replays.texts';
import { useDuration } from './use-duration';

interface Estimate {
  readonly messages: number;
  readonly seconds: number;
}

const USUAL_PACE = 5;
const FASTEST = 50;

/** All messages of an issue again: first how many and how long, then how far. */
export function ReplayMany({ issue }: { readonly issue: Issue }) {
  const texts = useTexts(replaysTexts);
  const { number } = useFormat();
  const mayAct = useMay('operator');
  const [asking, ask] = useState(false);
  const [started, setStarted] = useState<string>();
  if (started !== undefined) return <ReplayProgress id={started} />;
  if (!mayAct || issue.waiting === 0) return null;
  return (
    <>
      <Button w="fit-content" onClick={() => ask(true)}>
        {texts.replayAll(number(issue.waiting))}
      </Button>
      {asking && (
        <ReplayDialog
          issueId={issue.id}
          close={() => ask(false)}
          started={(id) => {
            ask(false);
            setStarted(id);
          }}
        />
      )}
    </>
  );
}

interface DialogProps {
  readonly issueId: string;
  readonly close: () => void;
  readonly started: (id: string) => void;
}

function ReplayDialog({ issueId, close, started }: DialogProps) {
  const texts = useTexts(replaysTexts);
  const { number } = useFormat();
  const duration = useDuration();
  const queryClient = useQueryClient();
  const [pace, setPace] = useState(USUAL_PACE);
  const wanted = { issueId, perSecond: pace };
  const estimate = useQuery({
    queryKey: [REPLAYS, 'estimate', wanted],
    queryFn: () => post<Estimate>(`${REPLAYS}/estimate`, wanted),
  });
  const begin = useMutation({
    mutationFn: () => post<Replay>(REPLAYS, wanted),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: [REPLAYS] });
      started(id);
    },
  });
  return (
    <Confirm
      opened
      title={texts.start}
      action={texts.start}
      busy={begin.isPending}
      error={begin.error ?? estimate.error}
      disabled={!estimate.data || estimate.data.messages === 0}
      confirm={() => begin.mutate()}
      close={close}
    >
      <Text size="sm">{texts.replayAbout}</Text>
      <NumberInput
        label={texts.pace}
        min={1}
        max={FASTEST}
        clampBehavior="strict"
        allowDecimal={false}
        value={pace}
        onChange={(value) => setPace(typeof value === 'number' && value >= 1 ? value : 1)}
        data-autofocus
      />
      <Text size="sm" fw={600} role="status">
        {estimate.data && texts.estimate(number(estimate.data.messages), duration(estimate.data.seconds))}
      </Text>
    </Confirm>
  );
}
