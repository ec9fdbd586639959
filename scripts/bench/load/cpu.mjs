import { readdir, readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;

async function statOf(pid) {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [, name] = /\((.*)\)/s.exec(text);
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [own, children] = [
      Number(fields[11]) + Number(fields[12]),
      Number(fields[13]) + Number(fields[14]),
    ];
    return { name, own, children, parent: Number(fields[1]) };
  } catch {
    return undefined;
  }
}

/** The process that all backends of a server come from; undefined when it is not on this machine. */
export async function postmasterOf(pool) {
  const { rows } = await pool.query('SELECT pg_backend_pid() AS pid');
  const backend = await statOf(rows[0].pid);
  return backend?.name.startsWith('postgres') ? backend.parent : undefined;
}

/** Seconds of processor that a process and one PostgreSQL have used, ended backends included. */
export async function cpuSeconds(pid, postmaster) {
  const own = (await statOf(pid))?.own ?? 0;
  if (postmaster === undefined) return own / TICKS_PER_SECOND;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const server = await statOf(postmaster);
  let postgres = server.own + server.children;
  for (const stat of await Promise.all(pids.map(statOf))) {
    if (stat?.parent === postmaster) postgres += stat.own;
  }
  return (own + postgres) / TICKS_PER_SECOND;
}
