import { SetupError } from '../../setup-error.mjs';
import { canRender, render } from '../../kubernetes/render.mjs';
import { prepare } from '../../system/prepare.mjs';
import { privateTarget } from '../../system/private-target.mjs';
import { generateSecrets } from '../../system/secrets.mjs';
import { renderTable } from '../../terminal/table.mjs';
import { buildImage } from './build-image.mjs';
import { findEngine } from './engine.mjs';
import { lookInside } from './look-inside.mjs';
import { containersOf } from './manifest-containers.mjs';
import { runEverything } from './run-everything.mjs';

const BUILT = 'tillbridge:check';
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

function report({ image, engine, bytes, ownBytes, order, apps, faults }) {
  return [
    `${image} (${engine}): ${megabytes(bytes)} MB, of which ${megabytes(ownBytes)} are ours; order ${order}`,
    ...renderTable(
      ['app', 'memory MB', 'stopped in s', 'exit code'],
      apps.map(({ name, memoryBytes, stopMs, exitCode }) => [
        name,
        megabytes(memoryBytes),
        (stopMs / 1000).toFixed(1),
        String(exitCode),
      ]),
    ),
    ...faults.map((fault) => `fault: ${fault}`),
  ];
}

/**
 * `npm run image:check`: builds the image, looks into it, and runs it as the manifests would. Answers 0 when nothing was found.
 * The image that was built stays, under the name `tillbridge:check`.
 * @param {object} context see `runCommandLine`; options: `image` (one that is there already: nothing is built), `base`, `engine`
 * @param {{root: string, stateDir: string, env: NodeJS.ProcessEnv}} place `IMAGE_BUILD_OPTIONS`: what the engine needs to reach the registries
 */
export async function checkImage(context, { root, stateDir, env }) {
  const { options, progress, cleanup, json, print } = context;
  const engine = await findEngine(options.engine);
  if (!(await canRender()))
    throw new SetupError(
      'kubectl is missing, which renders the manifests.',
      'Install it; no cluster is needed.',
    );
  const servers = await prepare({ root, stateDir, env, progress, cleanup });
  const wanted = { image: BUILT, base: options.base, options: env.IMAGE_BUILD_OPTIONS };
  const image =
    options.image ?? (await progress.step('Image', (say) => buildImage(engine, wanted, say), String));
  const inside = await progress.step('Contents', () => lookInside(engine, image));

  const target = await privateTarget({
    root,
    servers,
    purpose: 'image',
    secrets: generateSecrets(),
    cleanup,
  });
  const run = await runEverything({
    engine,
    image,
    healthCommand: inside.facts.healthCommand,
    containers: containersOf(await render('base')),
    target,
    progress,
    cleanup,
  });
  const result = {
    image,
    engine: engine.name,
    bytes: inside.facts.bytes,
    ownBytes: inside.ownBytes,
    ...run,
    faults: [...inside.faults, ...run.faults],
  };
  print(json ? JSON.stringify(result, null, 2) : report(result).join('\n'));
  return result.faults.length === 0 ? 0 : 1;
}
