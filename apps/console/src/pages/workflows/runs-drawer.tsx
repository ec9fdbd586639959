import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { ProblemNote } from '../../parts/problem-note';
import { StatusBadge } from '../../parts/status-badge';
import { runLooks } from './run-states';
import { RUNS, type Run } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

interface Props {
  readonly workflowId: string;
  readonly close: () => void;
}

/** The runs of a workflow, newest first, each leading to its canvas. */
export function RunsDrawer({ workflowId, close }: Props) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  const list = useList<Omit<Run, 'steps'>>(RUNS, { workflowId, limit: 50 });
  useLiveRefresh([RUNS], ({ orderId }) => orderId !== null);
  return (
    <DetailDrawer title={texts.runs} close={close}>
      <Stack gap="xs">
        {list.isPending && <Loading />}
        {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && list.items.length === 0 && (
          <div>
            <Text fw={600}>{texts.noRuns}</Text>
            <Text size="sm" c="dimmed">
              {texts.noRunsTeach}
            </Text>
          </div>
        )}
        {list.items.map((run) => (
          <Group key={run.runId} justify="space-between" wrap="nowrap">
            <Anchor
              component={Link}
              size="sm"
              to={`/workflows/${encodeURIComponent(workflowId)}/runs/${encodeURIComponent(run.runId)}`}
            >
              {`${run.storeId} ${run.orderId ?? run.runId}`}
            </Anchor>
            <Group gap="sm" wrap="nowrap">
              <Text size="xs">{texts.version(run.version)}</Text>
              <Instant at={run.startedAt} />
              <StatusBadge tone={runLooks[run.state].tone}>{runLooks[run.state].name[language]}</StatusBadge>
            </Group>
          </Group>
        ))}
        {list.hasNextPage && (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            …
          </Button>
        )}
      </Stack>
    </DetailDrawer>
  );
}
