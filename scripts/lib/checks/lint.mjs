import { LINT } from './checks.mjs';
import { runChecks } from './run-checks.mjs';

/** `npm run lint`. */
export const lint = (context) => runChecks(LINT, context);
