import type { Logger } from './logger';

/** Nest's own messages through our logger. Structural, so that this library needs no Nest. */
export class NestLogger {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(context(rest), String(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(context(rest), String(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(context(rest), String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(context(rest), String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ ...context(rest.slice(-1)), stack: rest[0] }, String(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

const context = (rest: readonly unknown[]): object => ({ context: rest.at(-1) });
