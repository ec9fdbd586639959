import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { broken } from './statement-read';

export const MAX_FILE_BYTES = 4_000_000;

/** The file's bytes; compressed ones are opened, and no further than a file may be long. */
export function unpacked(content: Buffer): Buffer {
  const packed = content[0] === 0x1f && content[1] === 0x8b;
  if (!packed) {
    return content.length <= MAX_FILE_BYTES ? content : tooLarge();
  }
  try {
    return gunzipSync(content, { maxOutputLength: MAX_FILE_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge();
    return broken('bank-file-incomplete', 'The compressed file cannot be opened: it is damaged or cut off');
  }
}

/** Text in the encoding that it is said to be in; a byte that does not exist there refuses the file. */
export function decoded(bytes: Buffer, encoding: string): string {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return broken('bank-file-encoding', `The file is not written in ${encoding}`);
  }
  if (isSingleByte(encoding) && looksLikeUtf8(bytes)) {
    return broken('bank-file-encoding', `The file is not written in ${encoding} but in UTF-8`);
  }
  // What another encoding looks like when it happens to be readable: control characters in the middle of words.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f\ufffd]/.test(text)) {
    return broken(
      'bank-file-encoding',
      `The file is not written in ${encoding}: it holds control characters`,
    );
  }
  return text;
}

const isSingleByte = (encoding: string): boolean => /^(iso-8859|windows)-/.test(encoding);

/** Letters beyond ASCII make valid UTF-8 by chance only once in a great while. */
function looksLikeUtf8(bytes: Buffer): boolean {
  if (bytes.every((byte) => byte < 0x80)) return false;
  return isUtf8(bytes);
}

const DECLARED = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const TAKEN = new Set(['utf-8', 'utf-16', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii']);

/** XML says itself what it is written in: by its first bytes, else by its first line, else it is UTF-8. */
export function decodedXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  const declared = DECLARED.exec(bytes.toString('latin1', 0, 300).replace(/^ï»¿/, ''))?.[1]?.toLowerCase();
  const encoding = declared ?? 'utf-8';
  if (!TAKEN.has(encoding)) broken('bank-file-encoding', `The encoding ${encoding} is not read`);
  return decoded(bytes, encoding);
}

function tooLarge(): never {
  return broken('bank-file-too-large', `A file holds ${MAX_FILE_BYTES} bytes at most; take shorter periods`);
}
