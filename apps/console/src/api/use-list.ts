import { hashKey, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { get, type QueryValue } from './client';
import { isReadFar } from './read-far';

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The first page is there soon; whoever scrolls on wants much. */
const FIRST_PAGE = 100;
const FURTHER_PAGE = 200;

/**
 * A list of the API, page by page: `{items, nextCursor}`. The key is the path and the filter. A list that was read far is not asked for
 * again by itself, since that is every page of it once more; whoever comes back to it finds its first page.
 */
export function useList<T>(
  path: string,
  filter: Readonly<Record<string, QueryValue>> = {},
  { refetchInterval, enabled = true }: { readonly refetchInterval?: number; readonly enabled?: boolean } = {},
) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: [path, filter],
    queryFn: ({ pageParam, signal }) => {
      const limit = pageParam === null ? FIRST_PAGE : FURTHER_PAGE;
      return get<PageOf<T>>(path, { limit, ...filter, cursor: pageParam }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
    refetchInterval: (asked) => (refetchInterval === undefined || isReadFar(asked) ? false : refetchInterval),
  });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  useEffect(
    () => () => {
      queryClient.setQueryData<InfiniteData<PageOf<T>>>([path, filter], (data) =>
        isReadFar({ state: { data } }) && data
          ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) }
          : data,
      );
    },
    // The same filter is another object each time.
    [queryClient, hashKey([path, filter])],
  );
  return { ...query, items };
}
