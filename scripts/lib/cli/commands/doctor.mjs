import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { examine } from '../../doctor/doctor.mjs';
import { renderFindings } from '../../doctor/finding.mjs';
import { CliError, EXIT } from '../cli-error.mjs';

async function withFile(env, file) {
  if (file === undefined) return env;
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new CliError(`${file} cannot be read: ${error.code}`);
  });
  return { ...env, ...parseEnv(text) };
}

async function doctor({ open, options, env }) {
  const findings = await examine({
    env: await withFile(env, options['env-file']),
    folder: process.cwd(),
    open,
    stripeUrl: options.stripe,
  });
  const wrong = findings.some(({ state }) => state === 'failed');
  return {
    data: { right: !wrong, findings },
    text: renderFindings(findings),
    exitCode: wrong ? EXIT.failed : EXIT.done,
  };
}

export const doctorCommands = [
  {
    name: 'doctor',
    summary:
      'Everything a new installation needs, looked at one by one: what is wrong and what to do; exit code 1 when something is.',
    options: {
      'env-file': { type: 'string', value: '<file>' },
      stripe: { type: 'string', value: '<address>' },
    },
    /** What it looks at may well be why no gateway answers. */
    opensItself: true,
    run: doctor,
  },
];
