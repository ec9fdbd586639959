/** A text in a filter of OData. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export interface ListQuery {
  readonly filter?: string;
  readonly orderBy?: string;
  readonly top?: number;
}

/** `journals(id)/journalLines?$filter=...`, spaces as `%20`: a plus sign is a plus sign to OData. */
export function withQuery(path: string, { filter, orderBy, top }: ListQuery): string {
  const parts = [
    ['$filter', filter],
    ['$orderby', orderBy],
    ['$top', top],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
