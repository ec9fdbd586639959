#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { inProject } from './lib/project.mjs';

/** `npm run simulate`: the deterministic simulation, which is TypeScript and needs no build and no server. */
const { status } = spawnSync(
  process.execPath,
  [
    '--conditions=source',
    '--require',
    inProject('libs/testing/compile-on-require.cjs'),
    inProject('test/simulation/main.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
