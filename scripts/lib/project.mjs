import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The folder of the clone. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the commands keep between runs: git-ignored, readable by the owner only. */
export const STATE_DIR = process.env.TILLBRIDGE_STATE_DIR ?? join(ROOT, '.tillbridge');

/** A path inside the clone. */
export const inProject = (...parts) => join(ROOT, ...parts);
/** A path inside the state folder. */
export const inState = (...parts) => join(STATE_DIR, ...parts);
