/** A value as it would be printed; nothing at all is the empty text. */
export function plainText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return value.toString();
    default:
      return value === null || value === undefined ? '' : JSON.stringify(value);
  }
}
