import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/texts';
import { PageState } from '../../parts/page-state';
import { useMay, useSession } from '../../session/session';
import { getDraft } from './drafts/draft-api';
import { MapperView } from './mapper-view';
import { getMapping, MAPPINGS } from './mapping-api';
import { mappingsTexts } from './mappings.texts';

const AGAIN_MS = 10_000;

/** One mapping. It is asked for again while it is edited, so that what somebody else publishes or saves is told. */
export function MapperPage() {
  const { mappingId = '' } = useParams();
  const texts = useTexts(mappingsTexts);
  const mayEdit = useMay('editor');
  const mayShare = useSession().stores === null && mayEdit;
  const key = [MAPPINGS, mappingId, 'detail'];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getMapping(mappingId, signal),
    refetchInterval: AGAIN_MS,
  });
  const draft = useQuery({
    queryKey: [MAPPINGS, mappingId, 'draft'],
    queryFn: ({ signal }) => getDraft(mappingId, signal),
    enabled: mayShare,
    refetchInterval: AGAIN_MS,
    gcTime: 0,
  });
  if (query.data && !(mayShare && draft.isPending)) {
    return (
      <MapperView
        key={mappingId}
        detail={query.data}
        refetch={async () => (await query.refetch()).data}
        stored={draft.data ?? null}
        readOnly={!mayEdit}
      />
    );
  }
  return (
    <PageState
      title={mappingId}
      error={query.error}
      retry={() => void query.refetch()}
      back={{ to: '/mappings', label: texts.back }}
      unknown={{ title: texts.unknown(mappingId), teach: texts.unknownTeach }}
    />
  );
}
