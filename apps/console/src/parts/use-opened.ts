import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { useList } from '../api/use-list';

/** Pages that are looked through for what an address opens. */
const MOST_PAGES = 10;

/**
 * What is opened from a list whose rows cannot be asked for one by one, by its id in the address. Pages are loaded until it is found;
 * `missing` when it is not among them.
 */
export function useOpened<T>(key: string, list: ReturnType<typeof useList<T>>, idOf: (row: T) => string) {
  const [search, setSearch] = useSearchParams();
  const id = search.get(key);
  const opened = id === null ? undefined : list.items.find((row) => idOf(row) === id);
  const sought = id !== null && opened === undefined && list.isSuccess;
  const more = list.hasNextPage && (list.data?.pages.length ?? 0) < MOST_PAGES;
  const { fetchNextPage, isFetching } = list;
  useEffect(() => {
    if (sought && more && !isFetching) void fetchNextPage();
  }, [sought, more, isFetching, fetchNextPage]);
  const open = (row: T | null): void =>
    setSearch((before) => {
      if (row === null) before.delete(key);
      else before.set(key, idOf(row));
      return before;
    });
  return { id, opened, missing: sought && !more, open };
}
