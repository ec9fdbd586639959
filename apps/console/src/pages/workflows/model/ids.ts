import { END, type WorkflowDocument } from './document';

const LONGEST = 60;

/** An id from what people wrote: lower-case letters, digits and hyphens, beginning with a letter. */
export function idFrom(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  return plain === '' ? 'step' : plain;
}

/** The wished id, or with a number behind it when it is taken. `end` is nobody's id. */
export function freeId(wished: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wished) && wished !== END) return wished;
  for (let count = 2; ; count += 1) {
    const tail = `-${count}`;
    const id = wished.slice(0, LONGEST - tail.length) + tail;
    if (!taken.has(id)) return id;
  }
}

export const idsOf = ({ steps, notes = [] }: WorkflowDocument): Set<string> =>
  new Set([...steps, ...notes].map(({ id }) => id));

export const isStepId = (text: string): boolean => /^[a-z][a-z0-9-]{0,59}$/.test(text) && text !== END;
