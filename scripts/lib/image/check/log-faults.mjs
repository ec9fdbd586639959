const ABOUT_THE_IMAGE = /EROFS|EACCES|EPERM|ENOENT|MODULE_NOT_FOUND|read-only file system/i;
const ERRORS = new Set(['error', 'fatal']);

function levelOf(line) {
  try {
    return JSON.parse(line)?.level;
  } catch {
    return undefined;
  }
}

/** Lines of a log that tell of a file that could not be read or written, and those that are errors in the service's own eyes. */
export const logFaults = (log) =>
  log.split('\n').filter((line) => ABOUT_THE_IMAGE.test(line) || ERRORS.has(levelOf(line)));
