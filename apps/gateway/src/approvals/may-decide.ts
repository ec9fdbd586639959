import { hasRole, type Actor } from '../auth/actor';
import type { Approval } from './approval.repository';

/** Undefined when they may. A token says nobody's name: a second person is somebody who has signed in. */
export function whyNotDecide(
  actor: Actor,
  approval: Approval,
): { readonly code: string; readonly detail: string } | undefined {
  if (!hasRole(actor, 'operator')) return { code: 'role-missing', detail: 'This needs the role operator' };
  if (actor.accountId === undefined) {
    return {
      code: 'approval-needs-person',
      detail: 'Somebody with an account of their own decides; tokens do not',
    };
  }
  if (actor.accountId === approval.requesterAccount || actor.name === approval.requestedBy) {
    return { code: 'own-request', detail: 'Somebody else decides what you have asked for' };
  }
  return undefined;
}
