import { useSearchParams } from 'react-router';

/** Filters that live in the address: they can be sent, kept, and come back with the browser's own buttons. */
export function useAddressFilter<K extends string>(keys: readonly K[]) {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(keys.map((key) => [key, search.get(key)])) as Record<K, string | null>;
  const choose = (key: K, value: string | null): void =>
    setSearch(
      (before) => {
        if (value === null || value === '') before.delete(key);
        else before.set(key, value);
        return before;
      },
      { replace: true },
    );
  return { filter, choose, filtered: keys.some((key) => filter[key] !== null) };
}
