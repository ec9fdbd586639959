import { Button, Group, NumberInput, Progress, Stack, Text } from '@mantine/core';
import { IconRewindForward10 } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { ProblemNote } from '../../../parts/problem-note';
import type { WorkflowDocument } from '../model/document';
import { CounterfactualOutcome } from './counterfactual-outcome';
import { counterfactualTexts } from './counterfactual.texts';
import { useCounterfactual } from './use-counterfactual';

const USUAL_DAYS = 7;
const MOST_DAYS = 30;

/** What the document would have done with the orders of the last days, beside what the live one does. */
export function CounterfactualSection({ document }: { readonly document: WorkflowDocument }) {
  const texts = useTexts(counterfactualTexts);
  const format = useFormat();
  const [days, setDays] = useState(USUAL_DAYS);
  const { start, job, cancel } = useCounterfactual(document);
  const running = start.isPending || job.data?.state === 'running';
  return (
    <Stack gap="xs" role="group" aria-label={texts.title}>
      <Text size="sm" fw={600}>
        {texts.title}
      </Text>
      <Text size="sm">{texts.about}</Text>
      <Group align="flex-end" gap="xs">
        <NumberInput
          label={texts.days}
          w={110}
          size="xs"
          min={1}
          max={MOST_DAYS}
          clampBehavior="strict"
          allowDecimal={false}
          value={days}
          onChange={(value) => setDays(typeof value === 'number' ? value : USUAL_DAYS)}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRewindForward10 size={14} aria-hidden />}
          loading={running}
          onClick={() => start.mutate(days)}
        >
          {texts.play}
        </Button>
        {job.data?.state === 'running' && (
          <Button size="xs" variant="subtle" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {texts.cancel}
          </Button>
        )}
      </Group>
      {start.isError && <ProblemNote error={start.error} />}
      {job.isError && <ProblemNote error={job.error} retry={() => void job.refetch()} />}
      {job.data?.state === 'running' && (
        <>
          <Progress
            value={job.data.total === 0 ? 100 : (job.data.result.played / job.data.total) * 100}
            animated
            aria-label={texts.title}
          />
          <Text size="xs">
            {texts.progress(format.number(job.data.result.played), format.number(job.data.total))}
          </Text>
        </>
      )}
      {job.data && <CounterfactualOutcome job={job.data} />}
    </Stack>
  );
}
