import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How far a member got: by depth, and where it failed at once, whether it was at least the right kind of value. */
function reach({ path, code, ...issue }: Issue): number {
  if (path.length > 0 || code !== 'invalid_type') return path.length + 1;
  return 'expected' in issue && issue.expected === 'int' && typeof issue.input === 'number' ? 1 : 0;
}

/** A union fails with the issues of each member: those of the member that got furthest say what is wrong, unless none got anywhere. */
export function tellingIssues(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const furthest = issue.errors
    .map((issues) => ({ issues, reach: Math.max(0, ...issues.map(reach)) }))
    .reduce((best, member) => (member.reach > best.reach ? member : best), {
      issues: [] as Issue[],
      reach: 0,
    });
  if (furthest.issues.length === 0) return [issue];
  return furthest.issues.flatMap((inner) =>
    tellingIssues({ ...inner, path: [...issue.path, ...inner.path] }),
  );
}
