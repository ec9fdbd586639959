/** A text that cannot be read in its encoding. */
export interface EncodingFault {
  readonly code: 'malformed' | 'too-large' | 'too-deep' | 'not-allowed';
  readonly message: string;
}

export const MAX_TEXT_LENGTH = 1_000_000;
export const MAX_DEPTH = 20;
export const MAX_ENTRIES = 10_000;
