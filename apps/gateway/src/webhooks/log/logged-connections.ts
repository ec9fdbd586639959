/**
 * `WITH RECURSIVE logged (connection_id) …`: every connection that the log has rows of, one step of an index each. The log is far too large
 * to be asked for what is different in it, and it tells of connections that are gone, too.
 */
export const WITH_LOGGED = `WITH RECURSIVE logged (connection_id) AS (
  SELECT min(connection_id) FROM webhook_events
  UNION ALL
  SELECT (SELECT min(connection_id) FROM webhook_events AS event WHERE event.connection_id > logged.connection_id)
  FROM logged WHERE logged.connection_id IS NOT NULL)`;
