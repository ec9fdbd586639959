/** How somebody is known to a system that collects contacts. */
export interface ContactIdentifier {
  /** The system that gave it: `stripe`. */
  readonly source: string;
  readonly identifier: string;
}

/** A contact of whom it is known who it is. Its own key never leaves the system. */
export interface KnownContact {
  readonly identifiers: readonly ContactIdentifier[];
  /** The preferred e-mail address, where the system says that it was validated. */
  readonly verifiedEmail: string | null;
}

/** Which sources of identifiers say what; null: none does. */
export interface ContactSources {
  /** Keys of the payment provider's customers. */
  readonly provider: string;
  /** The commerce system's keys of its customers. */
  readonly customer: string | null;
  /** E-mail addresses. */
  readonly email: string | null;
}

/** Contacts of a commerce system, kept by a system of their own beside it; looked up, never written. Errors are `Failure`s. */
export interface ContactPort {
  readonly sources: ContactSources;
  /** Null when there is none, and when only an anonymous visitor bears the identifier. */
  find(wanted: ContactIdentifier): Promise<KnownContact | null>;
}
