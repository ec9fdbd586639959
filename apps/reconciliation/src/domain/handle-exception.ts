import type { ExceptionAction } from '#contracts/commands/reconciliation';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';

export type Handled =
  | { readonly kind: 'changed'; readonly exception: ReconciliationException; readonly note: string | null }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

/** What a person's action makes of an exception. Only an open one can be closed, only a closed one reopened. Pure. */
export function handleException(
  exception: ReconciliationException,
  action: ExceptionAction,
  at: Date,
): Handled {
  switch (action.kind) {
    case 'assign':
      return { kind: 'changed', exception: { ...exception, owner: action.owner }, note: action.owner };
    case 'comment':
      return { kind: 'changed', exception, note: action.text };
    case 'force':
    case 'void': {
      if (exception.state === 'closed')
        return refused('exception-closed', 'This exception is closed already');
      const resolution = action.kind === 'force' ? 'forced' : 'void';
      const closed = { ...exception, state: 'closed', resolution, closedAt: at.toISOString() } as const;
      return { kind: 'changed', exception: closed, note: action.reason };
    }
    case 'link': {
      if (exception.state === 'closed')
        return refused('exception-closed', 'This exception is closed already');
      // Its cause is gone with the link; should it come back, so does the exception.
      const closed = {
        ...exception,
        state: 'closed',
        resolution: 'healed',
        closedAt: at.toISOString(),
      } as const;
      return { kind: 'changed', exception: closed, note: `${linkedTo(action)}: ${action.reason}` };
    }
    case 'correct':
    case 'create': {
      if (exception.state === 'closed')
        return refused('exception-closed', 'This exception is closed already');
      const note = action.kind === 'correct' ? `${action.entryId}: ${action.reason}` : action.reason;
      // It closes by itself once what was made is seen to agree.
      return { kind: 'changed', exception, note };
    }
    case 'reopen': {
      if (exception.state === 'open') return refused('exception-open', 'This exception is open');
      const open = { ...exception, state: 'open', resolution: null, closedAt: null } as const;
      return { kind: 'changed', exception: open, note: action.reason };
    }
  }
}

const linkedTo = ({ orderId, payoutIds, lineId }: Extract<ExceptionAction, { kind: 'link' }>): string =>
  orderId !== undefined
    ? `order ${orderId}`
    : lineId !== undefined
      ? `line ${lineId}`
      : (payoutIds ?? []).join(', ');

const refused = (code: string, detail: string): Handled => ({ kind: 'refused', code, detail });
