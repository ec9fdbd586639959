import { failed, ok, skipped, warning } from './finding.mjs';

const firstLine = (error) => error.message.split('\n')[0];

async function checkConnection(gateway, { id, system }) {
  const check = `connection ${id}`;
  try {
    const answer = (await gateway.call('POST', `/connections/${encodeURIComponent(id)}/test`)).body;
    if (answer.ok) return ok(check, `${system} answers, ${answer.tookMs} ms`);
    return failed(check, `${answer.code}: ${answer.message}`, answer.suggestion);
  } catch (error) {
    return failed(check, firstLine(error));
  }
}

async function checkEndpoint(gateway, { id }) {
  const check = `webhooks of ${id}`;
  try {
    const endpoint = await gateway.find(`/connections/${encodeURIComponent(id)}/webhook-endpoint`);
    if (endpoint === undefined) return skipped(check, 'not looked at yet');
    if (endpoint.drift.length === 0) return ok(check, 'as they must be');
    const says = endpoint.drift.map(({ field }) => field).join(', ');
    return failed(
      check,
      `not as it must be: ${says}`,
      'Repair it in the console under Connections, or create it at Stripe (docs/connect/stripe.md).',
    );
  } catch (error) {
    return warning(check, firstLine(error));
  }
}

/** What the gateway knows of the other systems, mail among them; `open` signs in. */
export async function checkGateway(open) {
  let gateway;
  let connections;
  try {
    gateway = await open();
    connections = await gateway.list('/connections');
  } catch (error) {
    if (error.exitCode === undefined) throw error;
    const advice = 'Set TILLBRIDGE_URL and TILLBRIDGE_TOKEN_FILE of the running gateway.';
    return [(gateway ? failed : skipped)('gateway', firstLine(error), advice)];
  }
  const findings = [ok('gateway', `${gateway.url} lets us in`)];
  if (connections.length === 0) {
    return [
      ...findings,
      warning('connections', 'there are none', 'Apply a configuration (docs/configuration.md).'),
    ];
  }
  for (const connection of connections) findings.push(await checkConnection(gateway, connection));
  const stripe = connections.filter(({ system }) => system === 'stripe');
  for (const connection of stripe) findings.push(await checkEndpoint(gateway, connection));
  if (!connections.some(({ system }) => system === 'smtp')) {
    findings.push(
      warning('mail', 'no connection sends mail', 'Without one no shopper and nobody of yours gets any.'),
    );
  }
  const stores = await gateway.list('/stores').catch(() => []);
  findings.push(
    stores.length > 0
      ? ok('stores', String(stores.length))
      : warning('stores', 'there are none', 'Apply a configuration with a store.'),
  );
  return findings;
}
