import fc from 'fast-check';
import { representAtKentico } from '#connectors/kentico-xperience-13/customer/represent-profile';
import { representAtStripe } from '#connectors/stripe/customers/represent-profile';
import type { CustomerProfile, CustomerRule } from '#contracts/models/customer';
import { CUSTOMER_FIELDS } from '#contracts/models/customer';
import { EMPTY_PROFILE } from './empty-profile';
import type { SideState } from './merge-profiles';
import { mergeProfiles } from './merge-profiles';

const value = fc.option(
  fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.constantFrom('ada@example.com', 'Ada', '李', '+49 30 123 456 789 012 345'),
  ),
  { nil: null },
);
const profile: fc.Arbitrary<CustomerProfile> = fc.record({
  email: value,
  firstName: value,
  lastName: value,
  company: value,
  phone: value,
});
const rule = fc.constantFrom<CustomerRule>('commerce', 'payment', 'newest');
const edit = fc.record({
  side: fc.integer({ min: 0, max: 1 }),
  field: fc.constantFrom(...CUSTOMER_FIELDS),
  to: value,
});
const represents = [representAtKentico, representAtStripe] as const;

/** Two systems that hold what they can of what they are given, and what we remember of them. */
class World {
  known: CustomerProfile;
  writes = [0, 0];
  decisions = 0;
  private readonly shown: CustomerProfile[];
  private readonly bases: CustomerProfile[];
  private readonly editedAt = [0, 0];
  private now = 0;

  constructor(start: CustomerProfile) {
    this.known = representAtStripe(representAtKentico(start));
    this.shown = represents.map((represent) => represent(this.known));
    this.bases = [...this.shown];
  }

  show(side: number): CustomerProfile {
    return this.shown[side]!;
  }

  edit(side: number, field: keyof CustomerProfile, to: string | null): void {
    this.now += 1;
    this.editedAt[side] = this.now;
    this.shown[side] = represents[side]!({ ...this.shown[side]!, [field]: to });
  }

  /** An event of any side: all are read, merged and written. */
  look(rule: CustomerRule): void {
    const sides = this.shown.map((_, index) => this.side(index));
    const merge = mergeProfiles(this.known, sides, { default: rule, fields: {} });
    this.known = merge.profile;
    this.decisions += merge.decisions.length;
    for (const { side, fields } of merge.writes) {
      const index = Number(side.externalId);
      this.writes[index]! += 1;
      this.shown[index] = { ...this.shown[index]!, ...fields };
    }
    represents.forEach((represent, index) => (this.bases[index] = represent(this.known)));
  }

  private side(index: number): SideState {
    return {
      connectionId: `c${index}`,
      externalId: String(index),
      side: index === 0 ? 'commerce' : 'payment',
      base: this.bases[index]!,
      pending: null,
      current: this.shown[index]!,
      modifiedAt: new Date(this.editedAt[index]!),
      represent: represents[index]!,
    };
  }
}

describe('Keeping profiles in step', () => {
  it('AC-37: whatever both sides change, one look brings them in step with at most one write each, and the next changes nothing', () => {
    fc.assert(
      fc.property(profile, fc.array(edit, { maxLength: 6 }), rule, (start, edits, by) => {
        const world = new World(start);
        for (const { side, field, to } of edits) world.edit(side, field, to);
        world.look(by);
        represents.forEach((represent, side) => expect(world.show(side)).toEqual(represent(world.known)));
        expect(Math.max(...world.writes)).toBeLessThanOrEqual(1);
        const { writes, decisions, known } = { ...world, writes: [...world.writes] };
        world.look(by);
        expect(world.writes).toEqual(writes);
        expect(world.decisions).toBe(decisions);
        expect(world.known).toEqual(known);
      }),
    );
  });

  it('AC-37: looks between the edits end in step too', () => {
    fc.assert(
      fc.property(
        profile,
        fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 10 }),
        rule,
        (start, steps, by) => {
          const world = new World(start);
          for (const [{ side, field, to }, look] of steps) {
            world.edit(side, field, to);
            if (look) world.look(by);
          }
          world.look(by);
          represents.forEach((represent, side) => expect(world.show(side)).toEqual(represent(world.known)));
        },
      ),
    );
  });

  it('a field that one side alone has changed is taken from it, whichever side the rule prefers', () => {
    fc.assert(
      fc.property(profile, edit, rule, (start, { side, field, to }, by) => {
        const world = new World(start);
        world.edit(side, field, to);
        const edited = world.show(side);
        world.look(by);
        expect(world.show(side)).toEqual(edited);
        expect(world.decisions).toBe(0);
      }),
    );
  });

  it.each([
    ['Kentico', representAtKentico],
    ['Stripe', representAtStripe],
  ])('what %s shows of a profile does not change when it is given back', (_, represent) => {
    fc.assert(
      fc.property(profile, (given) => {
        const once = represent(given);
        expect(represent(once)).toEqual(once);
      }),
    );
  });

  describe('deciding', () => {
    const at = (
      side: 'commerce' | 'payment',
      email: string,
      seconds: number,
      base: CustomerProfile | null,
    ): SideState => ({
      connectionId: side,
      externalId: '1',
      side,
      base,
      pending: null,
      current: { ...EMPTY_PROFILE, email },
      modifiedAt: new Date(seconds * 1000),
      represent: (known) => known,
    });
    const known = { ...EMPTY_PROFILE, email: 'old@example.com' };
    const sides = [
      at('commerce', 'shop@example.com', 1, known),
      at('payment', 'stripe@example.com', 2, known),
    ];
    const winnerBy = (by: CustomerRule) => mergeProfiles(known, sides, { default: by, fields: {} });

    it('AC-37: both sides changed the same field: the rule decides, and the decision names both', () => {
      expect(winnerBy('commerce').profile.email).toBe('shop@example.com');
      expect(winnerBy('payment').profile.email).toBe('stripe@example.com');
      expect(winnerBy('newest').profile.email).toBe('stripe@example.com');
      expect(winnerBy('commerce').decisions).toEqual([
        expect.objectContaining({
          field: 'email',
          rule: 'commerce wins',
          winner: expect.objectContaining({ side: 'commerce' }) as unknown,
          loser: expect.objectContaining({ side: 'payment' }) as unknown,
        }),
      ]);
    });

    it('a rule of the field stands above the default', () => {
      const merge = mergeProfiles(known, sides, { default: 'commerce', fields: { email: 'payment' } });
      expect(merge.profile.email).toBe('stripe@example.com');
    });

    it('a record that is new to the person is compared with what is known, not taken for a change', () => {
      const both = [at('commerce', 'old@example.com', 1, known), at('payment', 'other@example.com', 9, null)];
      const merge = mergeProfiles(known, both, { default: 'commerce', fields: {} });
      expect(merge.profile.email).toBe('old@example.com');
      expect(merge.writes.map(({ side, fields }) => [side.side, fields])).toEqual([
        ['payment', { email: 'old@example.com' }],
      ]);
      expect(merge.decisions).toHaveLength(1);
    });

    it('what we were about to write when we died is not taken for a change by others', () => {
      const wrote = {
        ...at('payment', 'new@example.com', 9, known),
        pending: { ...known, email: 'new@example.com' },
      };
      const shop = at('commerce', 'newer@example.com', 1, { ...known, email: 'new@example.com' });
      const merge = mergeProfiles({ ...known, email: 'new@example.com' }, [shop, wrote], {
        default: 'payment',
        fields: {},
      });
      expect(merge.profile.email).toBe('newer@example.com');
      expect(merge.decisions).toEqual([]);
    });
  });
});
