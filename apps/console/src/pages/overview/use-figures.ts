import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { useLiveRefresh, type LiveEvent } from '../../api/live';
import type { TimeRange } from './time-range';

const AGAIN_MS = 30_000;
/** A service that did not answer is asked again sooner. */
const AFTER_ERROR_MS = 5_000;

const again = ({ state }: { readonly state: { readonly status: string } }): number =>
  state.status === 'error' ? AFTER_ERROR_MS : AGAIN_MS;

export interface Asked {
  readonly range: TimeRange;
  readonly store: string | null;
}

/** One card's figures, asked for by themselves. They come again with the events that change them and every half minute. */
export function useFigures<T>(
  name: string,
  { range, store }: Asked,
  concerns: (event: LiveEvent) => boolean,
) {
  const path = `/api/v1/figures/${name}`;
  useLiveRefresh([path], concerns);
  return useQuery({
    queryKey: [path, range, store],
    queryFn: ({ signal }) => get<T>(path, { ...range, store }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: again,
  });
}

/** What is so now, whatever the time range. */
export function useStateNow<T>(name: string, store: string | null, concerns: (event: LiveEvent) => boolean) {
  const path = `/api/v1/figures/${name}`;
  useLiveRefresh([path], concerns);
  return useQuery({
    queryKey: [path, store],
    queryFn: ({ signal }) => get<T>(path, { store }, signal),
    refetchInterval: again,
  });
}
