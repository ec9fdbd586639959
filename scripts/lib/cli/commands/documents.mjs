import { readFolder, writeFolder } from '../files.mjs';
import { exportMappings, planMappings } from '../promote/mappings.mjs';
import { carriedOut, compared, DRY_RUN } from '../promote/outcome.mjs';
import { exportWorkflows, planWorkflows } from '../promote/workflows.mjs';
import { table } from '../show.mjs';

async function listWorkflows({ gateway }) {
  const items = await gateway.list('/workflows');
  const rows = items.map(({ workflowId, name, publishedVersion }) => [
    workflowId,
    name,
    publishedVersion ?? '-',
  ]);
  return { data: items, text: table(['id', 'name', 'published'], rows, 'There are no workflows.') };
}

async function listMappings({ gateway }) {
  const items = await gateway.list('/mappings');
  const rows = items.map(({ id, system, origin, version }) => [id, system, origin, version]);
  return { data: items, text: table(['id', 'system', 'origin', 'version'], rows, 'There are no mappings.') };
}

/** Workflows and mappings are promoted alike: a folder with a file each. */
function promoted(name, list, exportAll, plan) {
  const exported = async ({ gateway, args }) => {
    const documents = await exportAll(gateway);
    await writeFolder(args.folder, documents);
    return { data: [...documents.keys()], text: `${documents.size} ${name} written to ${args.folder}.` };
  };
  const planned = async ({ gateway, args }) => plan(gateway, await readFolder(args.folder));
  return [
    { name: `${name} list`, summary: `All ${name}.`, run: list },
    {
      name: `${name} export`,
      arguments: ['<folder>'],
      summary: `The published ${name}, a file each.`,
      run: exported,
    },
    {
      name: `${name} diff`,
      arguments: ['<folder>'],
      summary: `What the ${name} of a folder would change; exit code 3 when they would.`,
      run: async (context) => compared((await planned(context)).changes),
    },
    {
      name: `${name} publish`,
      arguments: ['<folder>'],
      summary: `Publish the ${name} of a folder that differ.`,
      options: DRY_RUN,
      run: async (context) => carriedOut(await planned(context), context.options),
    },
  ];
}

export const documentCommands = [
  ...promoted('workflows', listWorkflows, exportWorkflows, planWorkflows),
  ...promoted('mappings', listMappings, exportMappings, planMappings),
];
