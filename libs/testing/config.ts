/** The servers that tests may use; the standard ports of this machine unless the environment names others. */
export const testConfig = {
  databaseUrl: process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  brokerUrl: process.env['TEST_RABBITMQ_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672',
} as const;
