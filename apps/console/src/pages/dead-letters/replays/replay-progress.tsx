import { Anchor, Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get, post } from '../../../api/client';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Instant } from '../../../parts/instant';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { StatusBadge, type Tone } from '../../../parts/status-badge';
import { useMay } from '../../../session/session';
import { OUTCOMES, REPLAYS, settledOf, type Replay } from './replay';
import { replaysTexts } from './replays.texts';
import { useDuration } from './use-duration';

const AGAIN_MS = 1_500;
const TONES: Readonly<Record<Replay['state'], Tone>> = {
  running: 'waiting',
  canceled: 'neutral',
  done: 'good',
};

/** One replay as it goes on. */
export function ReplayProgress({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: [REPLAYS, id],
    queryFn: ({ signal }) => get<Replay>(`${REPLAYS}/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? AGAIN_MS : false),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  return <ReplayCard replay={query.data} />;
}

/** What was sent before somebody canceled still gets its outcome. */
const isUnderWay = (replay: Replay | undefined): boolean =>
  replay === undefined || replay.state === 'running' || replay.counts.sent > 0;

export function ReplayCard({ replay }: { readonly replay: Replay }) {
  const texts = useTexts(replaysTexts);
  const { number } = useFormat();
  const duration = useDuration();
  const { total, counts, etaSeconds, state } = replay;
  const settled = settledOf(replay);
  const facts = [
    texts.progress(number(settled), number(total)),
    ...OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
      (outcome) => `${number(counts[outcome])} ${texts.outcomes[outcome]}`,
    ),
    ...(etaSeconds === null ? [] : [texts.left(duration(etaSeconds))]),
  ];
  return (
    <Card withBorder padding="sm">
      <Stack gap={6}>
        <Group justify="space-between">
          <Group gap="xs">
            <StatusBadge tone={TONES[state]}>{texts.states[state]}</StatusBadge>
            <Instant at={replay.startedAt} />
            <Text size="sm">{texts.by(replay.requestedBy)}</Text>
            <Anchor
              component={Link}
              size="sm"
              to={`/dead-letters?issue=${encodeURIComponent(replay.issueId)}`}
            >
              {texts.issue}
            </Anchor>
          </Group>
          <CancelButton replay={replay} />
        </Group>
        <Progress
          value={total === 0 ? 100 : (settled / total) * 100}
          animated={state === 'running'}
          aria-label={texts.replays}
        />
        <Text size="sm" role="status" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {facts.join(' · ')}
        </Text>
      </Stack>
    </Card>
  );
}

function CancelButton({ replay }: { readonly replay: Replay }) {
  const texts = useTexts(replaysTexts);
  const mayAct = useMay('operator');
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => post(`${REPLAYS}/${encodeURIComponent(replay.id)}/cancel`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [REPLAYS] }),
  });
  if (!mayAct || replay.state !== 'running') return null;
  return (
    <Group gap="xs">
      {cancel.isError && <ProblemNote error={cancel.error} />}
      <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {texts.cancel}
      </Button>
    </Group>
  );
}
