import type { CustomerField, CustomerProfile, CustomerRule, CustomerSide } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import type { Candidate, Choice } from './choose-candidate';
import { chooseCandidate } from './choose-candidate';

/** One record of the person, as it was agreed on last and as it is now. */
export interface SideState {
  readonly connectionId: string;
  readonly externalId: string;
  readonly side: CustomerSide;
  /** What the system showed when all sides were last in step; null for a record that was never compared. */
  readonly base: CustomerProfile | null;
  /** What we were about to write when we last began to: its echo, or its absence, is no change by others. */
  readonly pending: CustomerProfile | null;
  readonly current: CustomerProfile;
  readonly modifiedAt: Date;
  /** What the system shows after it was given a profile. */
  readonly represent: (profile: CustomerProfile) => CustomerProfile;
}

export interface FieldRules {
  readonly default: CustomerRule;
  readonly fields: Readonly<Partial<Record<CustomerField, CustomerRule>>>;
}

export interface FieldDecision extends Choice {
  readonly field: CustomerField;
}

export interface SideWrite {
  readonly side: SideState;
  /** Only what differs. */
  readonly fields: Partial<CustomerProfile>;
}

export interface Merge {
  readonly profile: CustomerProfile;
  readonly changed: readonly CustomerField[];
  readonly decisions: readonly FieldDecision[];
  readonly writes: readonly SideWrite[];
}

/**
 * Three-way merge, field by field: what differs from the last agreement is a change; changes of several sides are decided by rule; then
 * every side is to show the result as well as it can. A side that already does is not written, so applying it twice changes nothing more.
 */
export function mergeProfiles(
  profile: CustomerProfile,
  sides: readonly SideState[],
  rules: FieldRules,
): Merge {
  const merged: CustomerProfile = { ...profile };
  const decisions: FieldDecision[] = [];
  for (const field of CUSTOMER_FIELDS) {
    const candidates = candidatesFor(field, profile, sides);
    if (candidates.length === 0) continue;
    const { winner, beaten } = chooseCandidate(candidates, rules.fields[field] ?? rules.default);
    merged[field] = winner.value;
    decisions.push(...beaten.map((choice) => ({ field, ...choice })));
  }
  return {
    profile: merged,
    changed: CUSTOMER_FIELDS.filter((field) => merged[field] !== profile[field]),
    decisions,
    writes: sides
      .map((side) => writeFor(side, merged))
      .filter(({ fields }) => Object.keys(fields).length > 0),
  };
}

function candidatesFor(
  field: CustomerField,
  profile: CustomerProfile,
  sides: readonly SideState[],
): Candidate[] {
  const changes = sides
    .filter((side) => hasChanged(field, side, profile))
    .map((side) => ({ side, value: side.current[field] }));
  const news = changes.some(({ side }) => side.base === null);
  if (!news || profile[field] === null) return changes;
  const holder = sides.find((side) => side.base !== null && side.current[field] === side.base[field]);
  return holder ? [...changes, { side: holder, value: profile[field] }] : changes;
}

/** A newcomer that says nothing about a field takes what is known. */
function hasChanged(field: CustomerField, side: SideState, profile: CustomerProfile): boolean {
  const now = side.current[field];
  if (now === side.represent(profile)[field]) return false;
  if (side.base === null) return now !== null;
  return now !== side.base[field] && (side.pending === null || now !== side.pending[field]);
}

/** What a person wrote there is not replaced by a shorter spelling of the same. */
function writeFor(side: SideState, profile: CustomerProfile): SideWrite {
  const wanted = side.represent(profile);
  const shown = side.represent(side.current);
  const differing = CUSTOMER_FIELDS.filter((field) => wanted[field] !== shown[field]);
  return { side, fields: Object.fromEntries(differing.map((field) => [field, wanted[field]])) };
}
