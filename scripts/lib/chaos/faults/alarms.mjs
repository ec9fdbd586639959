import { dirname, join } from 'node:path';
import { runCommand } from '../../process/run-command.mjs';

const PAUSE_MS = 6_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function control(program, env, args) {
  const { code, stdout, stderr } = await runCommand(join(dirname(program), 'rabbitmqctl'), args, { env });
  if (code !== 0) throw new Error(`rabbitmqctl ${args.join(' ')} failed:\n${stdout}${stderr}`.trimEnd());
}

/**
 * The broker of the run says for some seconds that memory, or disk, is short: it takes nothing from publishers and confirms nothing.
 * @param {{program: string, env: () => Record<string, string>, limits: {memory: string, disk: string}}} broker `limits` are those of the calm
 */
export function alarmsOf({ program, env, limits }) {
  const alarm = (name, [short, ample]) => ({
    name,
    row: 'F18',
    leadsTo: 'relay.on-blocked',
    async strike() {
      await control(program, env(), short);
      await pause(PAUSE_MS);
      await control(program, env(), ample);
    },
  });
  const memory = (limit) => ['set_vm_memory_high_watermark', 'absolute', limit];
  const disk = (limit) => ['set_disk_free_limit', limit];
  return [
    alarm('the broker is short of memory', [memory('1MB'), memory(limits.memory)]),
    // More than any disk has.
    alarm('the broker is short of disk', [disk('900000GB'), disk(limits.disk)]),
  ];
}
