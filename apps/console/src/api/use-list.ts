import { useInfiniteQuery } from '@tanstack/react-query';
import { get, type QueryValue } from './client';

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list of the API, page by page: `{items, nextCursor}`. The key is the path and the filter. */
export function useList<T>(
  path: string,
  filter: Readonly<Record<string, QueryValue>> = {},
  options: { readonly refetchInterval?: number; readonly enabled?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [path, filter],
    queryFn: ({ pageParam, signal }) =>
      get<PageOf<T>>(path, { limit: 100, ...filter, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    ...options,
  });
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
