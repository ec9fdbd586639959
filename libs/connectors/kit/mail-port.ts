export interface MailMessage {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same id for the same mail, so that a receiving server can tell a repetition. */
  readonly messageId: string;
}

export interface MailPort {
  send(message: MailMessage): Promise<void>;
  probe(): Promise<void>;
}
