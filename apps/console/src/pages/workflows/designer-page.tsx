import { ReactFlowProvider } from '@xyflow/react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { useMay } from '../../session/session';
import { Designer } from './designer';
import { emptyDocument } from './empty-document';
import { findVersion } from './workflow-api';

/** One workflow: its draft where there is one, else what is published, else an empty canvas under the id. */
export function DesignerPage() {
  const { workflowId = '' } = useParams();
  const mayEdit = useMay('editor');
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
  if (query.isPending) return <Loading />;
  if (query.isError) {
    return (
      <Page title={workflowId}>
        <ProblemNote error={query.error} retry={() => void query.refetch()} />
      </Page>
    );
  }
  const { draft, published } = query.data;
  return (
    <ReactFlowProvider>
      <Designer
        key={workflowId}
        initial={draft?.document ?? published?.document ?? emptyDocument(workflowId)}
        revision={draft?.revision ?? 0}
        publishedVersion={published?.version ?? null}
        readOnly={!mayEdit}
      />
    </ReactFlowProvider>
  );
}
