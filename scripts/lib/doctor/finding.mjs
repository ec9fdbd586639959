/**
 * What one look says. `advice` is what to do about it.
 * @typedef {{check: string, state: 'ok' | 'warning' | 'failed' | 'skipped', says: string, advice?: string}} Finding
 */
const finding = (state) => (check, says, advice) => ({ check, state, says, ...(advice ? { advice } : {}) });

export const ok = finding('ok');
export const warning = finding('warning');
export const failed = finding('failed');
/** It could not be looked at from here; `advice` says from where it can. */
export const skipped = finding('skipped');

const MARK = { ok: 'ok  ', warning: 'warn', failed: 'FAIL', skipped: '-   ' };

/** One line each; what is to be done about it below. */
export function renderFindings(findings) {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const count = (state) => findings.filter((one) => one.state === state).length;
  return [
    ...findings.flatMap(({ check, state, says, advice }) => [
      `${MARK[state]} ${check.padEnd(width)}  ${says}`,
      ...(advice && state !== 'ok' ? [`     ${' '.repeat(width)}  ${advice}`] : []),
    ]),
    '',
    `${count('ok')} right, ${count('warning')} to look at, ${count('failed')} wrong, ${count('skipped')} not looked at`,
  ].join('\n');
}
