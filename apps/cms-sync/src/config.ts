import { readServiceConfig } from '#service/service-config';

/** The only reader of the environment in this app. */
export const readConfig = () => readServiceConfig(process.env, {});
