import { CliError } from './cli-error.mjs';

/** `stripe-1` and `secretKey`: `STRIPE_1_SECRET_KEY`. */
export function variableFor(connectionId, secret) {
  return `${connectionId}_${secret}`
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

const mapSecrets = (document, map) => ({
  ...document,
  connections: document.connections.map((connection) => ({
    ...connection,
    secrets: Object.fromEntries(
      Object.entries(connection.secrets ?? {}).map(([name, value]) => [name, map(value, connection, name)]),
    ),
  })),
});

/** What may lie in a file and a repository: a placeholder in place of every secret, no version. */
export function exportedForm({ version: _version, ...document }) {
  return mapSecrets(document, (_value, { id }, name) => ({ placeholder: variableFor(id, name) }));
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 7396: `null` removes, objects are merged, everything else replaces. */
function mergePatch(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

function patchById(items, patches = {}, what) {
  const unknown = Object.keys(patches).find((id) => !items.some((item) => item.id === id));
  if (unknown !== undefined) throw new CliError(`The overlay names a ${what} that is not there: ${unknown}`);
  return items.flatMap((item) => {
    if (patches[item.id] === null) return [];
    return [{ ...mergePatch(item, patches[item.id] ?? {}), id: item.id }];
  });
}

/** What is otherwise in the other environment: addresses, accounts, the environment's name. Lists go by id. */
export function withOverlay(document, overlay) {
  const { connections, stores, ...rest } = overlay;
  return {
    ...mergePatch(document, rest),
    connections: patchById(document.connections, connections, 'connection'),
    stores: patchById(document.stores, stores, 'store'),
  };
}

/**
 * The document with what belongs in its placeholders: the variable's value if it is set, else what is stored already.
 * @throws {CliError} naming every secret that neither knows
 */
export function withSecrets(document, current, env) {
  const stored = new Map((current?.connections ?? []).map(({ id, secrets }) => [id, secrets]));
  const missing = [];
  const filled = mapSecrets(document, (value, { id }, name) => {
    const variable = value?.placeholder;
    if (variable === undefined) return value;
    if (env[variable]) return env[variable];
    if (stored.get(id)?.[name] === undefined) missing.push(`  ${variable} (${id}, ${name})`);
    return { configured: true };
  });
  if (missing.length > 0) {
    throw new CliError(`These secrets are neither stored there nor set as variables:\n${missing.join('\n')}`);
  }
  return filled;
}

/** Secrets that a variable is going to replace: a change that no comparison can show. */
export function replacedSecrets(document, current, env) {
  const stored = new Map((current?.connections ?? []).map(({ id, secrets }) => [id, secrets]));
  return document.connections.flatMap(({ id, secrets = {} }) =>
    Object.entries(secrets)
      .filter(([name, value]) => env[value?.placeholder] && stored.get(id)?.[name] !== undefined)
      .map(([name, { placeholder }]) => ({
        path: `connections[${id}].secrets.${name}`,
        change: 'changed',
        from: 'stored',
        to: `from ${placeholder}`,
      })),
  );
}
