/** 0: done. 1: refused or failed. 2: called wrongly. 3: a comparison found differences. */
export const EXIT = { done: 0, failed: 1, usage: 2, different: 3 };

/** Something the caller can mend; shown as it is, without a stack. */
export class CliError extends Error {
  constructor(message, exitCode = EXIT.failed) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
  }
}

/** It was called wrongly. */
export class UsageError extends CliError {
  constructor(message) {
    super(`${message}\nSee: tillbridge help`, EXIT.usage);
    this.name = 'UsageError';
  }
}
