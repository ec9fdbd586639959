import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runCommand } from '../process/run-command.mjs';
import { ROOT } from '../project.mjs';

export const OVERLAYS = ['base', 'overlays/single-node', 'overlays/high-availability'];

/** Whether there is a `kubectl` here that renders. */
export async function canRender() {
  const { code } = await runCommand('kubectl', ['version', '--client'], { cwd: ROOT }).catch(() => ({
    code: 1,
  }));
  return code === 0;
}

const FOLDER = join(ROOT, 'deploy/kubernetes');

/**
 * What `kubectl apply -k` would send.
 * @param {string} overlay folder in `deploy/kubernetes`
 * @returns {Promise<object[]>}
 */
export const render = (overlay) => renderFolder(join(FOLDER, overlay));

/** The base with one component, as an overlay of one's own would have it. */
export async function renderWith(component) {
  const own = await mkdtemp(join(tmpdir(), 'tillbridge-overlay-'));
  const at = (part) => JSON.stringify(relative(own, join(FOLDER, part)));
  try {
    await writeFile(
      join(own, 'kustomization.yaml'),
      `resources: [${at('base')}]\ncomponents: [${at(`components/${component}`)}]\n`,
    );
    return await renderFolder(own);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function renderFolder(folder) {
  const { code, stdout, stderr } = await runCommand('kubectl', ['kustomize', folder], { cwd: ROOT });
  if (code !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout).map((document) => document.toJS());
}
