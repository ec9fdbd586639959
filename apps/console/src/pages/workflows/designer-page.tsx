import { ReactFlowProvider } from '@xyflow/react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { useTexts } from '../../i18n/texts';
import { PageState } from '../../parts/page-state';
import { useMay } from '../../session/session';
import { Designer } from './designer';
import { emptyDocument } from './empty-document';
import { findVersion } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

/** What the API answers for a version that is not there is told of the workflow: it has none at all. */
const noSuchWorkflow = new ApiProblem({ status: 404, code: 'not-found', title: 'Not found' });

/** One workflow: its draft where there is one, else what is published. With `new` in the address an empty canvas of that name. */
export function DesignerPage() {
  const { workflowId = '' } = useParams();
  const texts = useTexts(workflowsTexts);
  const mayEdit = useMay('editor');
  const begun = useSearchParams()[0].get('new');
  const query = useQuery({
    queryKey: ['designer', workflowId],
    queryFn: async ({ signal }) => {
      const [draft, published] = await Promise.all([
        findVersion(workflowId, 'draft', signal),
        findVersion(workflowId, 'published', signal),
      ]);
      return { draft, published };
    },
    // The designer holds what is being edited; asking again must not take it away.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const { draft, published } = query.data ?? { draft: null, published: null };
  const empty = begun === null || !mayEdit ? undefined : emptyDocument(workflowId, begun);
  const document = draft?.document ?? published?.document ?? (query.isSuccess ? empty : undefined);
  if (document === undefined) {
    return (
      <PageState
        title={workflowId}
        error={query.isSuccess ? noSuchWorkflow : query.error}
        retry={() => void query.refetch()}
        back={{ to: '/workflows', label: texts.back }}
        unknown={{ title: texts.unknown(workflowId), teach: texts.unknownTeach }}
      />
    );
  }
  return (
    <ReactFlowProvider>
      <Designer
        key={workflowId}
        initial={document}
        revision={draft?.revision ?? 0}
        publishedVersion={published?.version ?? null}
        readOnly={!mayEdit}
      />
    </ReactFlowProvider>
  );
}
