import { Button } from '@mantine/core';
import { IconBinaryTree2, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useList } from '../../api/use-list';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Instant } from '../../parts/instant';
import { ListView } from '../../parts/list-view';
import { Page } from '../../parts/page';
import type { Column } from '../../parts/virtual-table';
import { useMay } from '../../session/session';
import { NewWorkflowDialog } from './new-workflow-dialog';
import { toldTemplate } from './words/told-template';
import { WORKFLOWS, type WorkflowSummary } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

export function WorkflowsPage() {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  const mayEdit = useMay('editor');
  const list = useList<WorkflowSummary>(WORKFLOWS);
  const [creating, setCreating] = useState(false);
  const columns = useMemo(
    (): ReadonlyArray<Column<WorkflowSummary>> => [
      {
        key: 'name',
        title: texts.name,
        width: 'minmax(160px, 2fr)',
        cell: ({ name }) => toldTemplate(language, name),
      },
      {
        key: 'id',
        card: 'note',
        title: texts.id,
        width: 'minmax(140px, 1.5fr)',
        cell: ({ workflowId }) => workflowId,
      },
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
        card: 'trail',
        title: texts.changed,
        width: 'minmax(120px, 1fr)',
        align: 'end',
        cell: ({ updatedAt }) => <Instant at={updatedAt} />,
      },
    ],
    [texts, language],
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
      <ListView
        label={texts.title}
        list={list}
        columns={columns}
        rowKey={({ workflowId }) => workflowId}
        href={({ workflowId }) => `/workflows/${encodeURIComponent(workflowId)}`}
        empty={{
          icon: IconBinaryTree2,
          title: texts.none,
          teach: texts.noneTeach,
        }}
      />
      {creating && <NewWorkflowDialog known={list.items} close={() => setCreating(false)} />}
    </Page>
  );
}
