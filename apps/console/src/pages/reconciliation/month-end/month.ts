import type { PeriodCheck, PeriodReadiness } from '#contracts/models/period';

export const PERIODS = '/api/v1/periods';

/** `2026-11`, the month before that of the given day: the one that is to be closed next, as a rule. */
export const monthBefore = (today: string): string => dayBefore(`${today.slice(0, 7)}-01`).slice(0, 7);

export const isMonth = (text: string | null): text is string =>
  text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Whether a month is closed: its last day is not after the last closed one. */
export const isClosed = (through: string, closedThrough: string | null): boolean =>
  closedThrough !== null && through <= closedThrough;

export const isOver = ({ checks }: Pick<PeriodReadiness, 'checks'>): boolean =>
  checks.every(({ check, ok }) => check !== 'period-over' || ok);

/** The day before a month begins: the last one that stays closed when the month is opened again. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Where what is in the way of a check can be mended; null where there is no page for it. */
export function checkHref(check: PeriodCheck['check'], store: string): string | null {
  const of = `store=${encodeURIComponent(store)}`;
  switch (check) {
    case 'exceptions':
      return `/exceptions?${of}`;
    case 'erp':
      return `/exceptions?${of}&kind=missing-in-erp`;
    case 'payouts':
      return `/payouts?${of}`;
    case 'bank-lines':
      return `/bank?${of}`;
    case 'bank-statements':
      return `/bank?view=statements&${of}`;
    case 'clearing':
      return `/control-totals?${of}`;
    case 'period-over':
      return null;
  }
}
