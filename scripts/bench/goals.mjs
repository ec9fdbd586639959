/**
 * The goals of this product's speed. `at` says which way is good: at least or at most. A figure is `ok` when it meets "must".
 * @type {Record<string, {what: string, unit: string, at: 'least' | 'most', must: number, aim: number}>}
 */
export const GOALS = {
  P1: { what: 'accepted/s / bare, 16 connections', unit: 'ratio', at: 'least', must: 0.6, aim: 0.8 },
  P2: { what: 'accepted/s / bare, 64 connections', unit: 'ratio', at: 'least', must: 0.9, aim: 1.3 },
  'P3.16': {
    what: 'accepted/s / the sync engine of Stripe, 16 connections',
    unit: 'ratio',
    at: 'least',
    must: 2,
    aim: 3,
  },
  'P3.64': {
    what: 'accepted/s / the sync engine of Stripe, 64 connections',
    unit: 'ratio',
    at: 'least',
    must: 2,
    aim: 3,
  },
  P4: {
    what: 'processor per accepted event, PostgreSQL included / the sync engine of Stripe',
    unit: 'ratio',
    at: 'most',
    must: 0.6,
    aim: 0.4,
  },
  P18: {
    what: 'accepted/s over 100 stores / over 1 store',
    unit: 'ratio',
    at: 'least',
    must: 0.9,
    aim: 1,
  },
  P5: { what: 'p99 at 500 arrivals/s / bare', unit: 'ratio', at: 'most', must: 2, aim: 1.3 },
  P6: { what: 'relay rows/s / raw publish with confirms', unit: 'ratio', at: 'least', must: 0.4, aim: 0.6 },
  P7: { what: 'commit to confirmed, p50', unit: 'ms', at: 'most', must: 10, aim: 5 },
  'P8.p50': {
    what: 'accepted to effect at 200/s, p50 / pipeline',
    unit: 'ratio',
    at: 'most',
    must: 3,
    aim: 1.5,
  },
  'P8.p99': {
    what: 'accepted to effect at 200/s, p99 / pipeline',
    unit: 'ratio',
    at: 'most',
    must: 3,
    aim: 1.5,
  },
  P9: { what: 'events/s in a burst / pipeline', unit: 'ratio', at: 'least', must: 0.5, aim: 0.75 },
  P10: { what: 'orders/s times hops / pipeline rate', unit: 'ratio', at: 'least', must: 0.4, aim: 0.6 },
  'P11.p50': {
    what: 'payment webhook to status written at 20/s, p50',
    unit: 'ms',
    at: 'most',
    must: 100,
    aim: 60,
  },
  'P11.p99': {
    what: 'payment webhook to status written at 20/s, p99',
    unit: 'ms',
    at: 'most',
    must: 400,
    aim: 250,
  },
  P12: {
    what: 'mapping a real order / the bare expression library',
    unit: 'ratio',
    at: 'least',
    must: 0.6,
    aim: 0.8,
  },
  'P13.time': {
    what: 'reconciling, time per row at 100,000 / at 1,000 movements',
    unit: 'ratio',
    at: 'most',
    must: 1.3,
    aim: 1.1,
  },
  'P13.memory': {
    what: 'reconciling, peak memory at 100,000 / at 1,000 movements',
    unit: 'ratio',
    at: 'most',
    must: 2,
    aim: 1.5,
  },
  'P14.idle': {
    what: 'resident memory of the largest service, idle',
    unit: 'MB',
    at: 'most',
    must: 120,
    aim: 90,
  },
  'P14.load': {
    what: 'resident memory of the largest service, under load',
    unit: 'MB',
    at: 'most',
    must: 200,
    aim: 150,
  },
  'P15.rate': {
    what: 'duplicates ten times: accepted/s / unique',
    unit: 'ratio',
    at: 'least',
    must: 1,
    aim: 1.2,
  },
  'P15.effects': { what: 'stored events per event sent', unit: 'count', at: 'most', must: 1, aim: 1 },
  P16: {
    what: 'accepted/s under 1,000 slow connections / clean',
    unit: 'ratio',
    at: 'least',
    must: 0.9,
    aim: 0.95,
  },
  'P17.rate': {
    what: 'accepted/s with the broker dead / normal',
    unit: 'ratio',
    at: 'least',
    must: 0.9,
    aim: 1,
  },
  'P17.drain': { what: 'time to drain / (2 outages + 5 s)', unit: 'ratio', at: 'most', must: 1, aim: 0.5 },
  'P21.erpnext': {
    what: 'entries/s to a simulated ERPNext, 8 at a time',
    unit: 'entries/s',
    at: 'least',
    must: 20,
    aim: 100,
  },
  'P21.tryton': {
    what: 'entries/s to the real Tryton / made and posted bare',
    unit: 'ratio',
    at: 'least',
    must: 0.3,
    aim: 0.5,
  },
  'P22.rate': {
    what: 'customers/s of an import of 10,000 / what it may take of the limits',
    unit: 'ratio',
    at: 'least',
    must: 0.8,
    aim: 0.95,
  },
  'P22.calls': {
    what: 'customers made in the busiest second / the limit of that side',
    unit: 'ratio',
    at: 'most',
    must: 1,
    aim: 1,
  },
  'P22.memory': {
    what: 'largest service, second half of the import / first half',
    unit: 'ratio',
    at: 'most',
    must: 1.25,
    aim: 1.1,
  },
  'P22.p50': {
    what: 'a change shows on the other side, at rest, p50',
    unit: 'ms',
    at: 'most',
    must: 1000,
    aim: 300,
  },
  'P22.p99': {
    what: 'a change shows on the other side, at rest, p99',
    unit: 'ms',
    at: 'most',
    must: 1000,
    aim: 600,
  },
  P19: { what: 'start to first paid order', unit: 's', at: 'most', must: 20, aim: 10 },
};

/** A measured figure beside its goal. */
export function figure(id, value, note = '') {
  const { unit, at, must, aim, what } = GOALS[id];
  const meets = (goal) => (at === 'least' ? value >= goal : value <= goal);
  const rounded = Number(value.toFixed(unit === 'ratio' ? 2 : 1));
  return { id, what, value: rounded, unit, goal: must, aim, ok: meets(must), aimReached: meets(aim), note };
}
