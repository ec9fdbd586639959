import type { z } from 'zod';
import type { OfferedActions } from './actions';

export type ConnectorKind = 'payment' | 'commerce' | 'erp' | 'mail' | 'crm';

/** A secret the operator gives; it goes in and never comes out. */
export interface SecretField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  /** Required all the same while a setting has this value. */
  readonly requiredWhen?: { readonly setting: string; readonly is: string };
  /** Several live values while one is rotated, the newest first. */
  readonly rotatable: boolean;
  /** Refuses what is certainly not this secret, with the reason; undefined when it may be right. */
  readonly check?: (value: string) => string | undefined;
}

/** A manifest's texts in German. Settings and secrets by name. */
export interface GermanTexts {
  readonly description: string;
  readonly probe: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, { readonly label: string; readonly help: string }>>;
}

/** Data about a connector: draws the form, validates, masks secrets, names the health probe. */
export interface Manifest {
  /** The folder's name: `stripe`. */
  readonly system: string;
  readonly kind: ConnectorKind;
  readonly displayName: string;
  readonly description: string;
  /** zod object of the plain settings; unknown keys are faults. Field descriptions are the form's labels. */
  readonly settings: z.ZodObject;
  readonly secrets: readonly SecretField[];
  /** What workflows can have done in the system; what is not listed cannot be done by any connection to it. */
  readonly actions: OfferedActions;
  /** What the health probe calls, in words. */
  readonly probe: string;
  /**
   * Of a commerce system: whether orders can be made in it. `when-allowed`: a setting of the connection decides, since it needs rights
   * that nothing else needs. The text says why not, for whoever asks.
   */
  readonly createsOrders?: 'always' | 'when-allowed' | { readonly never: string };
  /** Path in docs/. */
  readonly documentation: string;
  /** Without it the English texts are shown. */
  readonly german?: GermanTexts;
}
