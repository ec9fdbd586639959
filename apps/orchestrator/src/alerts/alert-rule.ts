import type { BodyOf, EventDefinition } from '#contracts/message';

/** What a fact does to an alert. Kind and subject name the alert; items are what keeps it raised. */
export type AlertChange =
  | {
      readonly change: 'raise';
      readonly kind: string;
      readonly subject: string;
      readonly itemId: string;
      readonly title: string;
      readonly detail: string;
      readonly scope: AlertScope;
      /** People are told of every further item, not only that there is one. */
      readonly tellEach?: boolean;
    }
  | {
      readonly change: 'settle';
      readonly kind: string;
      readonly itemId: string;
      /** The item can never be raised again: what raises it has come already or comes late. */
      readonly keep: boolean;
    }
  | {
      /** Whatever keeps this alert raised is gone. */
      readonly change: 'settle-subject';
      readonly kind: string;
      readonly subject: string;
    };

/** Who is concerned: a store (and order), the stores of a connection, or everybody. */
export type AlertScope =
  | { readonly storeId: string; readonly orderId: string | null }
  | { readonly connectionId: string }
  | { readonly everybody: true };

type Told = AlertChange | readonly AlertChange[];
type React = (body: object, eventId: string) => AlertChange[];

export interface AlertRule {
  readonly event: string;
  readonly react: React;
}

/** A list of rules and the function that adds to it; a fact may have several rules. */
export function alertRuleList() {
  const rules: AlertRule[] = [];
  const on = <D extends EventDefinition>(
    event: D,
    rule: (body: BodyOf<D>, eventId: string) => Told,
  ): void => {
    rules.push({ event: event.name, react: (body, eventId) => [rule(body as BodyOf<D>, eventId)].flat() });
  };
  return { on, rules: rules as readonly AlertRule[] };
}
