import type { HookSender } from './hook-sender';
import type { Fields } from './models';
import { readBody, textOr } from './models';
import { BUYER_USER } from './sample-data';
import type { UserBook } from './user-book';

const USERS = 'v1/buyers/{buyerID}/users';

/** What staff does with users of the shop's buyer, and what hooks are told of it. */
export class ShopUsers {
  constructor(
    private readonly users: UserBook,
    private readonly sender: HookSender,
    private readonly clientId: string,
  ) {}

  /** The ID. */
  register(user: Fields): string {
    const body = readBody('User', user);
    const made = this.users.create(BUYER_USER.CompanyID, {
      FirstName: 'Sandra',
      LastName: 'Shopper',
      Active: true,
      Username: body['Username'] ?? body['ID'] ?? body['Email'],
      ...body,
    });
    this.told('POST', USERS, made, made);
    return String(made['ID']);
  }

  edit(id: string, changes: Fields): void {
    const after = this.users.patch(this.buyerOf(id), id, readBody('User', changes));
    this.told('PATCH', `${USERS}/{userID}`, { ID: id, CompanyID: after['CompanyID'] }, after);
  }

  remove(id: string): void {
    const CompanyID = this.buyerOf(id);
    this.users.delete(CompanyID, id);
    this.told('DELETE', `${USERS}/{userID}`, { ID: id, CompanyID }, {});
  }

  private buyerOf(id: string): string {
    return textOr(this.users.find(id)?.['CompanyID'], BUYER_USER.CompanyID);
  }

  private told(verb: string, route: string, { ID, CompanyID }: Fields, response: Fields): void {
    const params = { buyerID: CompanyID, ...(route === USERS ? {} : { userID: ID }) };
    this.sender.called({ route, verb, params, request: null, response, clientId: this.clientId });
  }
}
