import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { useMay } from '../../session/session';
import { MapperView } from './mapper-view';
import { getMapping, MAPPINGS } from './mapping-api';

const AGAIN_MS = 10_000;

/** One mapping. It is asked for again while it is edited, so that what somebody else publishes is told. */
export function MapperPage() {
  const { mappingId = '' } = useParams();
  const mayEdit = useMay('editor');
  const key = [MAPPINGS, mappingId, 'detail'];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getMapping(mappingId, signal),
    refetchInterval: AGAIN_MS,
  });
  if (query.data) {
    return (
      <MapperView
        key={mappingId}
        detail={query.data}
        refetch={async () => (await query.refetch()).data}
        readOnly={!mayEdit}
      />
    );
  }
  return query.isError ? (
    <Page title={mappingId}>
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
    </Page>
  ) : (
    <Loading />
  );
}
