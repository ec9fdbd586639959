const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Whether a broker lets us in.
 * @returns {Promise<{ok: true, version: string} | {ok: false, reason: string}>}
 */
export async function probeRabbitMq(url) {
  const { default: amqp } = await import('amqplib');
  try {
    const connection = await amqp.connect(url, { timeout: CONNECT_TIMEOUT_MS });
    connection.on('error', () => undefined);
    const { product = 'AMQP broker', version = 'of unknown version' } =
      connection.connection.serverProperties;
    await connection.close();
    if (product !== 'RabbitMQ') return { ok: false, reason: `${product} ${version} is not RabbitMQ` };
    return { ok: true, version };
  } catch (error) {
    return { ok: false, reason: error.message || error.code || 'no answer' };
  }
}
