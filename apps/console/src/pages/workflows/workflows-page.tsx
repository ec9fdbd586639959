import { Button } from '@mantine/core';
import { IconBinaryTree2, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useList } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { EmptyState } from '../../parts/empty-state';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { VirtualTable, type Column } from '../../parts/virtual-table';
import { useMay } from '../../session/session';
import { NewWorkflowDialog } from './new-workflow-dialog';
import { WORKFLOWS, type WorkflowSummary } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

export function WorkflowsPage() {
  const texts = useTexts(workflowsTexts);
  const mayEdit = useMay('editor');
  const list = useList<WorkflowSummary>(WORKFLOWS);
  const [creating, setCreating] = useState(false);
  const columns = useMemo(
    (): ReadonlyArray<Column<WorkflowSummary>> => [
      { key: 'name', title: texts.name, width: 'minmax(160px, 2fr)', cell: ({ name }) => name },
      { key: 'id', title: texts.id, width: 'minmax(140px, 1.5fr)', cell: ({ workflowId }) => workflowId },
      {
        key: 'live',
        title: texts.live,
        width: 'minmax(90px, 1fr)',
        cell: ({ publishedVersion: version }) => (version === null ? '–' : texts.version(version)),
      },
      {
        key: 'draft',
        title: texts.draft,
        width: 'minmax(90px, 1fr)',
        cell: ({ draftRevision: revision }) => (revision === null ? '–' : texts.revision(revision)),
      },
      {
        key: 'changed',
        title: texts.changed,
        width: 'minmax(120px, 1fr)',
        align: 'end',
        cell: ({ updatedAt }) => <Instant at={updatedAt} />,
      },
    ],
    [texts],
  );
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {texts.create}
          </Button>
        )
      }
    >
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && list.items.length === 0 && (
        <EmptyState icon={IconBinaryTree2} title={texts.none} teach={texts.noneTeach} />
      )}
      {list.items.length > 0 && (
        <VirtualTable
          label={texts.title}
          columns={columns}
          rows={list.items}
          rowKey={({ workflowId }) => workflowId}
          href={({ workflowId }) => `/workflows/${encodeURIComponent(workflowId)}`}
          hasMore={list.hasNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
      {creating && <NewWorkflowDialog known={list.items} close={() => setCreating(false)} />}
    </Page>
  );
}
