import { useSearchParams } from 'react-router';

/** Filters that live in the address: they can be sent, kept, and come back with the browser's own buttons. */
export function useAddressFilter<K extends string>(keys: readonly K[]) {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(keys.map((key) => [key, search.get(key)])) as Record<K, string | null>;
  /** Several at once: of two changes one after the other the address would know the second only. */
  const chooseAll = (changes: Readonly<Partial<Record<K, string | null>>>): void =>
    setSearch(
      (before) => {
        for (const [key, value] of Object.entries<string | null | undefined>(changes)) {
          if (value === null || value === undefined || value === '') before.delete(key);
          else before.set(key, value);
        }
        return before;
      },
      { replace: true },
    );
  const choose = (key: K, value: string | null): void =>
    chooseAll({ [key]: value } as Partial<Record<K, string | null>>);
  return { filter, choose, chooseAll, filtered: keys.some((key) => filter[key] !== null) };
}
