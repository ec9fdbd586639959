import { renderTable } from '../terminal/table.mjs';

const HEAD = ['store', 'scenario', 'order', 'payment', 'order status', 'balanced', 'ms', ''];

/** The demonstration's result for people. */
export function renderResults(results) {
  const rows = results.map(({ row, ok, problem }) => [
    row.store,
    row.scenario,
    row.orderId ?? '-',
    row.paymentStatus ?? '-',
    row.orderStatus ?? '-',
    row.balanced ? 'yes' : 'no',
    String(row.durationMs),
    ok ? 'as it should be' : `NOT as it should be: ${problem}`,
  ]);
  return renderTable(HEAD, rows);
}

/** What happened to one order, oldest first. */
export function renderTimeline(order) {
  const rows = order.timeline.map(({ at, source, type, summary }) => [
    at.slice(11, 23),
    source,
    type,
    summary,
  ]);
  return renderTable(['time', 'who', 'what', ''], rows);
}
