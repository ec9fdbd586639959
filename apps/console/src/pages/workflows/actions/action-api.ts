import { useQuery } from '@tanstack/react-query';
import { get } from '../../../api/client';

/** `GET /api/v1/workflow-actions`. */
export interface ActionView {
  readonly name: string;
  readonly own: boolean;
  readonly connections: ReadonlyArray<{
    readonly id: string;
    readonly system: string;
    readonly name: string;
  }>;
  readonly unable: Unable | null;
}
export interface Unable {
  readonly code: 'not-connected' | 'switched-off' | 'not-by-these';
  readonly systems: ReadonlyArray<{ readonly system: string; readonly name: string }>;
  readonly switches: ReadonlyArray<{
    readonly connectionId: string;
    readonly setting: string;
    readonly label: { readonly en: string; readonly de: string };
  }>;
}

const ACTIONS = '/api/v1/workflow-actions';
/** Somebody may connect a system meanwhile. */
const FRESH_FOR_MS = 30_000;

/** Undefined until it is known; the palette does not wait for it. */
export function useActionsOffered(): readonly ActionView[] | undefined {
  const query = useQuery({
    queryKey: [ACTIONS],
    queryFn: ({ signal }) => get<{ readonly items: readonly ActionView[] }>(ACTIONS, {}, signal),
    staleTime: FRESH_FOR_MS,
  });
  return query.data?.items;
}
