import { runCommandLine } from './lib/command-line.mjs';
import { HOOK_OPTIONS, ordercloudHooks } from './lib/commands/ordercloud-hooks.mjs';
import { ROOT } from './lib/project.mjs';

/** `node scripts/ordercloud-hooks.mjs check|install [--checkout-event] [--message-sender] [--json]` */
await runCommandLine((context) => ordercloudHooks(context, { root: ROOT, env: process.env }), HOOK_OPTIONS);
