import { inProject, ROOT } from '../../project.mjs';

const BUILD_MS = 30 * 60_000;

/**
 * What follows the engine's name to build the image.
 * @param {{engineName: string, image: string, base?: string, options?: string}} wanted `options`: further ones of the engine, separated by blanks
 */
export function buildArguments({ engineName, image, base, options = '' }) {
  return [
    'build',
    // Otherwise Podman leaves out the health check.
    ...(engineName === 'podman' ? ['--format=docker'] : []),
    ...(base === undefined ? [] : [`--build-arg=NODE_IMAGE=${base}`]),
    ...options.split(' ').filter((option) => option !== ''),
    `--file=${inProject('deploy/Dockerfile')}`,
    `--tag=${image}`,
    ROOT,
  ];
}

/** Builds the image from this clone and answers its name. */
export async function buildImage(engine, wanted, say) {
  await engine.run(buildArguments({ engineName: engine.name, ...wanted }), {
    timeoutMs: BUILD_MS,
    onLine: say,
  });
  return wanted.image;
}
