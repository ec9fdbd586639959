import { readFile } from 'node:fs/promises';
import { inProject } from '../../project.mjs';
import { imageFacts, imageFaults } from './image-facts.mjs';
import { fileFaults, LISTING } from './image-files.mjs';

const LIST = ['run', '--rm', '--network=none', '--no-healthcheck', '--read-only', '--entrypoint=node'];

/**
 * What an image says of itself and what is in it.
 * @param {import('./engine.mjs').Engine} engine
 * @param {string} image
 */
export async function lookInside(engine, image) {
  const [inspected] = await engine.json(['image', 'inspect', image]);
  const facts = imageFacts(inspected);
  const files = await engine.json([...LIST, image, '--eval', LISTING]);
  const lock = JSON.parse(await readFile(inProject('package-lock.json'), 'utf8'));
  return {
    facts,
    ownBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    faults: [...imageFaults(facts), ...fileFaults(files, lock, Number.parseInt(facts.user, 10))],
  };
}
