/** Pages of a list that are asked for again when something has happened. */
const MOST_PAGES = 5;

/** Whether somebody has scrolled so far down a list that asking for all of it again would be much work for little. */
export function isReadFar({ state }: { readonly state: { readonly data: unknown } }): boolean {
  const pages = (state.data as { readonly pages?: unknown } | null | undefined)?.pages;
  return Array.isArray(pages) && pages.length > MOST_PAGES;
}
