import type { DocType } from './doctype';
import type { DocStatus } from './document';
import { FrappeError } from './frappe-error';

const STATE = ['Draft', 'Submitted', 'Cancelled'] as const;

/** Only 0-0, 0-1, 1-1 and 1-2 exist. */
export function checkTransition(type: DocType, from: DocStatus, to: number): asserts to is DocStatus {
  if (to !== 0 && to !== 1 && to !== 2) {
    throw new FrappeError('ValidationError', `Invalid docstatus ${to}`);
  }
  if (!type.submittable && to !== 0) {
    throw new FrappeError(
      'DocstatusTransitionError',
      `Cannot change docstatus of non submittable doctype ${type.name}`,
    );
  }
  if (from === 2) throw new FrappeError('ValidationError', 'Cannot edit cancelled document');
  if ((from === 0 && to === 2) || (from === 1 && to === 0)) {
    throw new FrappeError(
      'DocstatusTransitionError',
      `Cannot change docstatus from ${from} (${STATE[from]}) to ${to} (${STATE[to]})`,
    );
  }
}
