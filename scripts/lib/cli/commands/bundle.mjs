import { join } from 'node:path';
import { readFolder, readJson, writeFolder, writeJson } from '../files.mjs';
import { exportConfiguration, planConfiguration } from '../promote/configuration.mjs';
import { exportMappings, planMappings } from '../promote/mappings.mjs';
import { carriedOut, compared, DRY_RUN, OVERLAY } from '../promote/outcome.mjs';
import { exportWorkflows, planWorkflows } from '../promote/workflows.mjs';

const CONFIGURATION = 'configuration.json';

async function exported({ gateway, args: { folder } }) {
  const [workflows, mappings] = [await exportWorkflows(gateway), await exportMappings(gateway)];
  await writeJson(join(folder, CONFIGURATION), await exportConfiguration(gateway));
  await writeFolder(join(folder, 'workflows'), workflows);
  await writeFolder(join(folder, 'mappings'), mappings);
  const data = { workflows: [...workflows.keys()], mappings: [...mappings.keys()] };
  const text = `Configuration, ${workflows.size} workflows and ${mappings.size} mappings written to ${folder}, secrets left out.`;
  return { data, text };
}

/** Workflows and mappings first: the configuration may name workflows that are new. */
async function plan({ gateway, args: { folder }, options, env }) {
  const overlay = options.overlay === undefined ? undefined : await readJson(options.overlay);
  const plans = [
    await planWorkflows(gateway, await readFolder(join(folder, 'workflows'))),
    await planMappings(gateway, await readFolder(join(folder, 'mappings'))),
    await planConfiguration(gateway, await readJson(join(folder, CONFIGURATION)), overlay, env),
  ];
  return {
    changes: plans.flatMap(({ changes }) => changes),
    apply: async () => {
      const results = [];
      for (const { changes, apply } of plans) results.push(changes.length === 0 ? null : await apply());
      return { workflows: results[0], mappings: results[1], configuration: results[2] };
    },
  };
}

export const bundleCommands = [
  {
    name: 'bundle export',
    arguments: ['<folder>'],
    summary: 'Configuration, workflows and mappings of an environment, without secrets.',
    run: exported,
  },
  {
    name: 'bundle diff',
    arguments: ['<folder>'],
    summary: 'What a bundle would change here; exit code 3 when it would.',
    options: OVERLAY,
    run: async (context) => compared((await plan(context)).changes),
  },
  {
    name: 'bundle apply',
    arguments: ['<folder>'],
    summary: 'Promote a bundle: publish what differs, then apply the configuration.',
    options: { ...OVERLAY, ...DRY_RUN },
    run: async (context) => carriedOut(await plan(context), context.options),
  },
];
