import { Stack } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useList } from '../../../api/use-list';
import { useTexts } from '../../../i18n/texts';
import { EmptyState } from '../../../parts/empty-state';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { REPLAYS, type Replay } from './replay';
import { ReplayCard, ReplayProgress } from './replay-progress';
import { replaysTexts } from './replays.texts';

/** Replays of many, the newest first; those under way move. */
export function ReplaysView() {
  const texts = useTexts(replaysTexts);
  const list = useList<Replay>(REPLAYS, { limit: 30 });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ProblemNote error={list.error} retry={() => void list.refetch()} />;
  if (list.items.length === 0)
    return <EmptyState icon={IconRepeat} title={texts.none} teach={texts.noneTeach} />;
  return (
    <Stack gap="sm">
      {list.items.map((replay) =>
        replay.state === 'running' ? (
          <ReplayProgress key={replay.id} id={replay.id} />
        ) : (
          <ReplayCard key={replay.id} replay={replay} />
        ),
      )}
    </Stack>
  );
}
