import { exportedForm, replacedSecrets, withOverlay, withSecrets } from '../configuration-document.mjs';
import { differences } from '../difference.mjs';

/** What the gateway has now; undefined before the first configuration. */
async function current(gateway) {
  try {
    const { body, etag } = await gateway.call('GET', '/configuration');
    return { document: body, etag };
  } catch (error) {
    if (error.status === 404) return undefined;
    throw error;
  }
}

export async function exportConfiguration(gateway) {
  const { body } = await gateway.call('GET', '/configuration');
  return exportedForm(body);
}

/**
 * What applying a document would change, and how to do it.
 * @returns {Promise<{changes: object[], apply: () => Promise<object>}>}
 */
export async function planConfiguration(gateway, document, overlay, env) {
  const wanted = overlay ? withOverlay(document, overlay) : document;
  const now = await current(gateway);
  const before = now ? exportedForm(now.document) : { connections: [], stores: [] };
  const changes = [...differences(before, wanted), ...replacedSecrets(wanted, now?.document, env)];
  return {
    changes,
    apply: async () => {
      const body = withSecrets(wanted, now?.document, env);
      // Another's change since we looked is not overwritten.
      const headers = now?.etag ? { 'if-match': now.etag } : {};
      return (await gateway.call('PUT', '/configuration', { body, headers })).body;
    },
  };
}
