import { build } from '../build/build.mjs';
import { ensureDependencies } from '../dependencies/ensure-dependencies.mjs';
import { ensureInfrastructure } from '../infrastructure/ensure-infrastructure.mjs';

const built = ({ services, console: page }) => (page === 'built' ? `${services}, console built` : services);

/** Dependencies, build and servers: what every command that runs the product needs first. */
export async function prepare({ root, stateDir, env, progress, cleanup }) {
  await progress.step('Dependencies', (say) => ensureDependencies(root, say), String);
  await progress.step('Build', (say) => build(root, say), built);
  return ensureInfrastructure({ root, stateDir, env, progress, cleanup });
}
