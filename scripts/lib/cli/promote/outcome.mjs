import { EXIT } from '../cli-error.mjs';
import { renderDifferences } from '../difference.mjs';

const counted = (changes) => `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;

/** What a comparison says: exit code 3 when there is a difference, so that a pipeline can stop. */
export const compared = (changes) => ({
  data: changes,
  text: changes.length === 0 ? 'No difference.' : renderDifferences(changes).join('\n'),
  exitCode: changes.length === 0 ? EXIT.done : EXIT.different,
});

/** Carries a plan out, or with `--dry-run` only says what it would do. */
export async function carriedOut({ changes, apply }, { 'dry-run': dry }) {
  const list = renderDifferences(changes).join('\n');
  if (changes.length === 0) return { data: { changes, applied: false }, text: 'Nothing to do.' };
  if (dry)
    return { data: { changes, applied: false }, text: `${list}\n${counted(changes)}, nothing was done.` };
  const result = await apply();
  return { data: { changes, applied: true, result }, text: `${list}\n${counted(changes)} applied.` };
}

export const DRY_RUN = { 'dry-run': { type: 'boolean' } };
export const OVERLAY = { overlay: { type: 'string', value: '<file>' } };
