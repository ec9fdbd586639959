/** True for a service that does its work while the broker is away. */
export const READY_WITHOUT_BROKER = Symbol('ReadyWithoutBroker');
