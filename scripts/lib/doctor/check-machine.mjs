import { statfs } from 'node:fs/promises';
import { failed, ok, warning } from './finding.mjs';

const LOW = 0.1;
const OUT = 0.02;
const GIB = 1024 ** 3;

function nodeIsNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/** The program that runs this, and the room on the disk that it runs from. */
export async function checkMachine(folder, { version = process.versions.node, space = statfs } = {}) {
  const node = nodeIsNewEnough(version)
    ? ok('Node', version)
    : failed('Node', version, 'Use Node 20.19 or newer of 20, or 22.12 or newer.');
  const { bavail, blocks, bsize } = await space(folder);
  const free = bavail / blocks;
  const says = `${((bavail * bsize) / GIB).toFixed(1)} GiB free (${Math.round(free * 100)} %)`;
  const judge = free < OUT ? failed : free < LOW ? warning : ok;
  return [
    node,
    judge('disk of this machine', says, 'Make room: a full disk stops PostgreSQL and the broker alike.'),
  ];
}
