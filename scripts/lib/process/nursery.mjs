/**
 * For Node: MB for new objects. With its own 16 the collector takes a tenth of the time of work that keeps much of what it makes, as
 * checks and tests do.
 */
export const NURSERY = '--max-semi-space-size=64';
