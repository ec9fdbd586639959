import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';

/** Frappe's `docstatus` in our words. */
export function documentState(docstatus: unknown): ErpDocument['state'] {
  switch (docstatus) {
    case 0:
      return 'draft';
    case 1:
      return 'posted';
    case 2:
      return 'canceled';
    default:
      throw Failure.permanent('erp-answer-unreadable', `Unknown docstatus ${String(docstatus)}`);
  }
}
