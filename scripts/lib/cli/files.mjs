import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CliError } from './cli-error.mjs';

const LARGEST = 10_000_000;
/** Ids become file names: what could lead out of the folder is refused. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

export async function readJson(file) {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new CliError(`${file} cannot be read: ${error.code}`);
  });
  if (text.length > LARGEST) throw new CliError(`${file} is too large.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${file} is no JSON: ${error.message}`);
  }
}

export async function writeJson(file, value) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Documents of a folder by id; a missing folder has none. */
export async function readFolder(folder) {
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw new CliError(`${folder} cannot be read: ${error.code}`);
  });
  const documents = new Map();
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    documents.set(name.slice(0, -'.json'.length), await readJson(join(folder, name)));
  }
  return documents;
}

export async function writeFolder(folder, documents) {
  for (const [id, document] of documents) {
    if (!FILE_NAME.test(id)) throw new CliError(`"${id}" cannot be the name of a file.`);
    await writeJson(join(folder, `${id}.json`), document);
  }
}
