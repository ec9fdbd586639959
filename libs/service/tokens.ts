/** Injection tokens of what is no class. */
export const CLOCK = Symbol('Clock');
export const LOGGER = Symbol('Logger');
/** The parsed environment: base and the app's own variables. */
export const SERVICE_CONFIG = Symbol('ServiceConfig');
