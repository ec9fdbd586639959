/** Seconds. A suite that computes for long on a crowded machine is silent meanwhile, and the broker would hang up on it. */
const HEARTBEAT_SECONDS = 60;

function patient(brokerUrl: string): string {
  const url = new URL(brokerUrl);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(HEARTBEAT_SECONDS));
  return url.toString();
}

/** The servers that tests may use; the standard ports of this machine unless the environment names others. */
export const testConfig = {
  databaseUrl: process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  brokerUrl: patient(process.env['TEST_RABBITMQ_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672'),
  /** By which suites of one run find what they share. */
  run: process.env['TEST_RUN'],
} as const;
