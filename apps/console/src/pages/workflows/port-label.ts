import type { Port } from './model/ports';

interface Words {
  readonly next: string;
  readonly default: string;
  readonly part: string;
  readonly error: string;
  readonly approved: string;
  readonly rejected: string;
  readonly timeoutAfter: string;
}

/** What a way out is called on the canvas and in forms. */
export function portLabel({ kind, detail = '' }: Port, words: Words): string {
  switch (kind) {
    case 'event':
    case 'case':
      return detail;
    case 'next':
      return words.next;
    case 'default':
      return words.default;
    case 'part':
      return `${words.part} ${detail}`.trim();
    case 'error':
      return `${words.error}: ${detail}`;
    case 'timeout':
      return `${words.timeoutAfter} ${detail}`;
    case 'approved':
      return words.approved;
    case 'rejected':
      return words.rejected;
  }
}
