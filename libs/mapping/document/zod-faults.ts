import type { z } from 'zod';
import type { DocumentFault } from '../fault';

/** Every issue of a schema check with its path, `prefix` in front. */
export function zodFaults(error: z.ZodError, prefix = ''): DocumentFault[] {
  return error.issues.map((issue) => ({
    path: prefix + pathText(issue.path, prefix === ''),
    code: `invalid-${issue.code.replaceAll('_', '-')}`,
    message: issue.message,
  }));
}

function pathText(path: readonly PropertyKey[], first: boolean): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else text += first && text === '' ? String(segment) : `.${String(segment)}`;
  }
  return text;
}
