import { SetupError } from '../setup-error.mjs';

/** The named variables, or one line with all that are missing. */
export function requireVariables(env, names) {
  const missing = names.filter((name) => env[name] === undefined || env[name] === '');
  if (missing.length > 0)
    throw new SetupError(`${missing.join(', ')} missing.`, 'Set it in the environment.');
  return Object.fromEntries(names.map((name) => [name, env[name]]));
}
