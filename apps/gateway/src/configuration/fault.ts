import type { z } from 'zod';
import type { ProblemItem } from '#platform/http/problem';
import { tellingIssues } from './telling-issue';

/** `connections[0].settings.port`, as people read it. */
export function pathText(path: readonly PropertyKey[], prefix = ''): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    prefix,
  );
}

/** zod's findings as faults with stable codes; values are never shown. */
export function faultsOf(error: z.ZodError, prefix = ''): ProblemItem[] {
  return error.issues.flatMap(tellingIssues).flatMap((issue): ProblemItem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key], prefix),
        code: 'unknown-key',
        message: 'There is no such field',
      }));
    }
    const missing =
      issue.code === 'invalid_type' && issue.input === undefined && /undefined/.test(issue.message);
    return [
      {
        path: pathText(issue.path, prefix),
        code: missing ? 'required' : issue.code.replaceAll('_', '-'),
        message: missing ? 'Required' : issue.message,
      },
    ];
  });
}
