import { useSearchParams } from 'react-router';

/** Filters that live in the address: they can be sent, kept, and come back with the browser's own buttons. */
export function useAddressFilter<K extends string>(keys: readonly K[]) {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(keys.map((key) => [key, search.get(key)])) as Record<K, string | null>;
  /** Several at once, as one change of the address. */
  const chooseAll = (changes: Readonly<Partial<Record<K, string | null>>>): void =>
    setSearch(
      () => {
        // As the address is, not as this was last rendered: on a slow machine a second click would take the first one's choice back.
        const before = new URLSearchParams(window.location.search);
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
