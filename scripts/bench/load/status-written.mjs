/** From the first webhook that tells of the charge to the update that made the order paid. */
const AGES = `
  WITH told AS (
    SELECT body::jsonb #>> '{data,object,metadata,tillbridge_order}' AS order_id, min(received_at) AS at
    FROM gateway.webhook_events
    WHERE event_type IN ('payment_intent.succeeded', 'charge.succeeded', 'checkout.session.completed') AND received_at >= $1
    GROUP BY 1),
  written AS (
    SELECT order_id, min((body::jsonb ->> 'at')::timestamptz) AS at
    FROM orchestrator.order_events
    WHERE type = 'order.updated' AND body::jsonb ->> 'orderStatus' = 'paid' GROUP BY 1)
  SELECT extract(epoch FROM written.at - told.at) * 1000 AS age FROM told JOIN written USING (order_id)`;

/** Milliseconds of each order that was paid meanwhile, from the payment's webhook to the shop's status. */
export async function statusWrittenAges(pool, buying) {
  const since = (await pool.query('SELECT now() AS at')).rows[0].at;
  await buying();
  const { rows } = await pool.query(AGES, [since]);
  return rows.map(({ age }) => Number(age));
}
