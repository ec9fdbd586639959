export interface SignatureHeader {
  /** Unix seconds. */
  readonly timestamp: number;
  /** All `v1` values; other schemes are ignored. */
  readonly signatures: readonly string[];
}

/** Reads `t=<unix>,v1=<hex>[,v1=<hex>]`; undefined when time or every `v1` is missing or malformed. */
export function parseSignatureHeader(header: string): SignatureHeader | undefined {
  if (header.length > 4_096) return undefined;
  let timestamp: number | undefined;
  const signatures: string[] = [];
  for (const item of header.split(',')) {
    const separator = item.indexOf('=');
    const scheme = item.slice(0, separator).trim();
    const value = item.slice(separator + 1).trim();
    if (scheme === 't' && /^\d{1,12}$/.test(value)) timestamp = Number(value);
    if (scheme === 'v1' && /^[0-9a-f]{64}$/.test(value)) signatures.push(value);
  }
  if (timestamp === undefined || signatures.length === 0) return undefined;
  return { timestamp, signatures };
}
