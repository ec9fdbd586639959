/** Every store that a body names, however deep. */
export function storesIn(body: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: unknown[] = [body];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'storeId' && typeof value === 'string') found.add(value);
      else pending.push(value);
    }
  }
  return found;
}
