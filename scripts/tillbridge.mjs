#!/usr/bin/env node
import { askSecret } from './lib/cli/ask-secret.mjs';
import { runCli } from './lib/cli/run-cli.mjs';
import { STATE_DIR } from './lib/project.mjs';

/** `tillbridge`: what operators and pipelines do through the gateway's API. */
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stateDir: STATE_DIR,
  ask: askSecret(),
  stdout: process.stdout,
  stderr: process.stderr,
});
