/** Tables of the hand-written yardsticks, in a schema of their own. */
export const YARDSTICK_SCHEMA = 'yardstick';

export const yardstickSql = `
CREATE SCHEMA IF NOT EXISTS ${YARDSTICK_SCHEMA};
CREATE TABLE IF NOT EXISTS ${YARDSTICK_SCHEMA}.inbox (
  event_id text PRIMARY KEY, body jsonb NOT NULL, received_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS ${YARDSTICK_SCHEMA}.outbox (
  id bigserial PRIMARY KEY, event_id text NOT NULL, body jsonb NOT NULL);
CREATE TABLE IF NOT EXISTS ${YARDSTICK_SCHEMA}.seen (event_id text PRIMARY KEY);
CREATE TABLE IF NOT EXISTS ${YARDSTICK_SCHEMA}.effect (
  event_id text NOT NULL, at timestamptz NOT NULL DEFAULT now());
`;
