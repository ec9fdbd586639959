import { readJson, writeJson } from '../files.mjs';
import { exportConfiguration, planConfiguration } from '../promote/configuration.mjs';
import { carriedOut, compared, DRY_RUN, OVERLAY } from '../promote/outcome.mjs';

async function plan({ gateway, args, options, env }) {
  const document = await readJson(args.file);
  const overlay = options.overlay === undefined ? undefined : await readJson(options.overlay);
  return planConfiguration(gateway, document, overlay, env);
}

async function exported({ gateway, args }) {
  const document = await exportConfiguration(gateway);
  if (args.file === undefined) return { data: document, text: JSON.stringify(document, null, 2) };
  await writeJson(args.file, document);
  return { data: document, text: `Written to ${args.file}, secrets left out.` };
}

export const configCommands = [
  {
    name: 'config export',
    arguments: ['[file]'],
    summary: 'The configuration, with a placeholder in place of every secret.',
    run: exported,
  },
  {
    name: 'config diff',
    arguments: ['<file>'],
    summary: 'What a file would change; exit code 3 when it would.',
    options: OVERLAY,
    run: async (context) => compared((await plan(context)).changes),
  },
  {
    name: 'config apply',
    arguments: ['<file>'],
    summary: 'Apply a file; secrets come from the variables it names, or stay as they are.',
    options: { ...OVERLAY, ...DRY_RUN },
    run: async (context) => carriedOut(await plan(context), context.options),
  },
];
