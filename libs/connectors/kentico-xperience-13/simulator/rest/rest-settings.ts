import type { Table } from '../schema/table';
import { forbidden } from './rest-error';

/** Settings > Integration > REST. */
export interface RestSettings {
  /** `CMSRESTServiceEnabled` */
  enabled: boolean;
  /** `CMSRESTObjectsReadOnly` */
  readOnly: boolean;
  /** `CMSRESTAllowedObjectTypes`; empty allows all. */
  allowedObjectTypes: readonly string[];
}

export const OPEN_SETTINGS: RestSettings = { enabled: true, readOnly: false, allowedObjectTypes: [] };

export function requireAllowed(settings: RestSettings, table: Table | undefined, writes: boolean): void {
  if (!settings.enabled) throw forbidden('The REST service is not enabled.');
  if (writes && settings.readOnly) throw forbidden('The REST service is read-only.');
  const { allowedObjectTypes: allowed } = settings;
  if (table && allowed.length > 0 && !allowed.includes(table.objectType)) {
    throw forbidden('The object type is not allowed.');
  }
}
