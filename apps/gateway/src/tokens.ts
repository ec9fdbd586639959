/** Injection tokens of this app. */
export const CONNECTOR_REGISTRY = Symbol('ConnectorRegistry');
export const ACCEPT_POOL = Symbol('AcceptPool');
