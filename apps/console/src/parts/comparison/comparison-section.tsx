import { Button, Group, NumberInput, Progress, Stack, Text } from '@mantine/core';
import { IconRewindForward10 } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useFormat } from '../../i18n/format';
import { ProblemNote } from '../problem-note';
import { useComparison, type ComparisonJob } from './use-comparison';

interface Props<J> {
  readonly path: string;
  readonly bodyOf: (days: number) => object;
  readonly mostDays: number;
  readonly texts: {
    readonly title: string;
    readonly about: string;
    readonly days: string;
    readonly play: string;
    readonly cancel: string;
    readonly progress: (played: string, total: string) => string;
  };
  readonly children: (job: J) => ReactNode;
}

const USUAL_DAYS = 7;

/** Asks how far back, runs it in the background, shows how far it is and what came out. */
export function ComparisonSection<J extends ComparisonJob>(props: Props<J>) {
  const { path, bodyOf, mostDays, texts, children } = props;
  const format = useFormat();
  const [days, setDays] = useState(USUAL_DAYS);
  const { start, job, cancel } = useComparison<J>(path, bodyOf);
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
          max={mostDays}
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
      {job.data && children(job.data)}
    </Stack>
  );
}
