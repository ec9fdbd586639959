import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import type { Logger } from './logger';
import { redact, redactText } from './redaction';

export interface PinoLoggerOptions {
  readonly service: string;
  readonly level: string;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

/** JSON lines with secrets taken out before anything is written. */
export function createPinoLogger(options: PinoLoggerOptions): Logger {
  const settings = {
    level: options.level,
    base: { service: options.service },
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrap(options.destination ? pino(settings, options.destination) : pino(settings));
}

function wrap(target: Pino): Logger {
  return {
    debug: (facts, message) => {
      if (target.isLevelEnabled('debug')) target.debug(redact(facts), redactText(message));
    },
    info: (facts, message) => {
      if (target.isLevelEnabled('info')) target.info(redact(facts), redactText(message));
    },
    warn: (facts, message) => target.warn(redact(facts), redactText(message)),
    error: (facts, message) => target.error(redact(facts), redactText(message)),
    child: (facts) => wrap(target.child(redact(facts) as object)),
  };
}
