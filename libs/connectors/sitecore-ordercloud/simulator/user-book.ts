import type { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import type { Fields } from './models';
import { patched, textOr } from './models';
import { OcError } from './oc-error';
import { BUYER_USER } from './sample-data';

const LONGEST: Readonly<Record<string, number>> = {
  ID: 100,
  Username: 100,
  FirstName: 100,
  LastName: 100,
  Email: 200,
  Phone: 100,
};
const REQUIRED = ['Username', 'FirstName', 'LastName', 'Email', 'Active'] as const;

/** Users of all buyers, with the rules by which they are written. */
export class UserBook {
  private readonly users: Collection<Fields>;
  private last = 0;

  constructor(
    store: SimulatorStore,
    private readonly ledger: EffectsLedger,
    private readonly clock: Clock,
  ) {
    this.users = store.collection('users');
  }

  all(): Fields[] {
    return this.users.values();
  }

  ofBuyer(buyerId: string): Fields[] {
    return this.all().filter(({ CompanyID }) => CompanyID === buyerId);
  }

  find(id: string): Fields | undefined {
    return this.all().find(({ ID }) => ID === id);
  }

  require(buyerId: string, id: string): Fields {
    const user = this.users.get(keyOf(buyerId, id));
    if (!user) throw OcError.notFound('User', id);
    return user;
  }

  create(buyerId: string, body: Fields): Fields {
    const ID = textOr(body['ID'], `user-${this.all().length + 1}-${(this.last += 1)}`);
    if (this.users.has(keyOf(buyerId, ID))) throw OcError.idExists('User', ID);
    return this.keep(buyerId, { ...body, ID });
  }

  /** So many that were there before anybody listened: no hook tells of them. */
  populate(buyerId: string, count: number): void {
    const DateCreated = this.clock.now().toISOString();
    for (let index = 0; index < count; index += 1) {
      const ID = `known-${String(index).padStart(6, '0')}`;
      const Email = `${ID}@customers.example`;
      const user = { ID, Username: ID, Email, FirstName: 'Kim', LastName: `Known ${index}`, Active: true };
      this.users.set(keyOf(buyerId, ID), { Phone: null, xp: null, ...user, CompanyID: buyerId, DateCreated });
    }
  }

  /** PUT: all fields are those of the body. */
  save(buyerId: string, id: string, body: Fields): Fields {
    return this.keep(buyerId, { ...body, ID: id });
  }

  /** A PATCH of `ID` renames. */
  patch(buyerId: string, id: string, changes: Fields): Fields {
    const before = this.require(buyerId, id);
    const kept = this.keep(buyerId, patched(before, changes), id);
    if (kept['ID'] !== id) this.users.delete(keyOf(buyerId, id));
    return kept;
  }

  delete(buyerId: string, id: string): void {
    this.require(buyerId, id);
    this.users.delete(keyOf(buyerId, id));
  }

  /** Counts a write by a caller of the API as an effect on the user. */
  counted(operation: string, user: Fields): Fields {
    const objectId = String(user['ID']);
    this.ledger.record({ operation, key: `user:${objectId}`, at: this.clock.now().toISOString(), objectId });
    return user;
  }

  /** Whoever orders is a user; a test may name one that was never made. */
  ensure(user: Fields): void {
    const { Locale: _read, CompanyID, ...fields } = user;
    const id = textOr(user['ID'], BUYER_USER.ID);
    if (this.find(id)) return;
    this.create(textOr(CompanyID, BUYER_USER.CompanyID), { ...fields, Username: id });
  }

  private keep(buyerId: string, user: Fields, replaces = String(user['ID'])): Fields {
    const id = String(user['ID']);
    requireWhole(user);
    const namesake = this.all().find(({ Username }) => same(Username, user['Username']));
    if (namesake && (namesake['ID'] !== replaces || namesake['CompanyID'] !== buyerId)) {
      throw new OcError(409, 'User.UsernameMustBeUnique', 'Username is taken.', {
        Username: user['Username'],
      });
    }
    const DateCreated = user['DateCreated'] ?? this.clock.now().toISOString();
    return this.users.set(keyOf(buyerId, id), {
      Phone: null,
      xp: null,
      ...user,
      CompanyID: buyerId,
      DateCreated,
    });
  }
}

const keyOf = (buyerId: string, id: string): string => `${buyerId}/${id}`;
const same = (left: unknown, right: unknown): boolean =>
  textOr(left, '').toLowerCase() === textOr(right, '').toLowerCase();

function requireWhole(user: Fields): void {
  const missing = REQUIRED.filter(
    (name) => user[name] === undefined || user[name] === null || user[name] === '',
  );
  if (missing.length > 0) throw OcError.invalid('InvalidRequest', `${missing.join(', ')} must be given.`);
  for (const [name, longest] of Object.entries(LONGEST)) {
    if (textOr(user[name], '').length > longest) {
      throw OcError.invalid('InvalidRequest', `${name} has at most ${longest} characters.`);
    }
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(textOr(user['Email'], ''))) {
    throw OcError.invalid('InvalidRequest', 'Email is not valid.');
  }
}
