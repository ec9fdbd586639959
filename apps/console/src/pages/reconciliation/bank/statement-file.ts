/** What the API takes of a file in base64; the gateway's limit is a little above. */
const MOST_BASE64 = 950_000;
const CHUNK = 32_768;
/** Unpacked. */
export const MOST_BYTES = 4_000_000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/** The file as it travels: packed when it would be too long otherwise; null when it is too long even so. */
export async function packFile(file: Blob): Promise<string | null> {
  if (file.size === 0 || file.size > MOST_BYTES) return null;
  const plain = toBase64(new Uint8Array(await file.arrayBuffer()));
  if (plain.length <= MOST_BASE64) return plain;
  const packed = await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  const text = toBase64(new Uint8Array(packed));
  return text.length <= MOST_BASE64 ? text : null;
}

export type BankFormat = 'camt.053' | 'csv';

/** By its name; whoever uploads it may say otherwise. */
export const formatOf = (name: string): BankFormat =>
  /\.(csv|txt)(\.gz)?$/i.test(name) ? 'csv' : 'camt.053';
