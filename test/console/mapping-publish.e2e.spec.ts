import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { isPayable, Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';
import { waitFor } from '#testing/wait-for';

const MAPPING = '/mappings/order-to-payment';
const MUST_BE_GIVEN = 'order.customer.company';

interface Draft {
  readonly revision: number;
  readonly content: { readonly draft: { readonly document: { readonly description?: string } } } | null;
}

describeInBrowser('a mapping on its way into use', () => {
  let system: RunningSystem;
  let browser: ConsoleBrowser;
  let orderId: string;

  beforeAll(async () => {
    system = await RunningSystem.start({ RETRY_DELAYS_MS: '200,500,1000,2000' });
    const shop = new Shop(system);
    orderId = await shop.place(STORES.automatic, { lines: [{ sku: 'KETTLE-01', quantity: 2 }] });
    await shop.orderWhen(STORES.automatic, orderId, 'payable', isPayable);
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  afterEach(() => expect(browser.faults).toEqual([]));

  const page = () => browser.page;
  const button = (name: string | RegExp) => page().getByRole('button', { name, exact: true });
  const target = (name: string) =>
    page()
      .getByRole('tree', { name: /^To:/ })
      .getByRole('treeitem', { name: new RegExp(`^${name}( |$)`) });
  const panel = () => page().getByRole('complementary');
  const draft = async (): Promise<Draft> => (await system.api<Draft>('GET', `${MAPPING}/draft`)).body;

  it('shows on real orders that it fails for one, by field, and what cannot be paid then', async () => {
    await browser.goto(`${MAPPING}?field=client_reference_id`);
    await panel().getByRole('combobox', { name: 'client_reference_id: Field' }).fill(MUST_BE_GIVEN);
    await page().getByRole('option', { name: MUST_BE_GIVEN, exact: true }).click();
    await panel()
      .getByRole('button', { name: /^Type / })
      .click();
    await panel().getByRole('checkbox', { name: 'Must be given: empty is a fault' }).check();
    await target('client_reference_id').getByText(`← ${MUST_BE_GIVEN}`).waitFor();
    await button('Publish').click();
    const dialog = page().getByRole('dialog');
    await dialog.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByText(/^1 of 1 orders changes; €.* less can be paid$/).waitFor();
    await dialog.getByText('Cannot be mapped any more:').click();
    await dialog.getByRole('link', { name: orderId }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).last().click();
  });

  it('is a draft at the server; two who edit it are told, see the difference and choose', async () => {
    await page().getByText('Draft saved for everybody who edits').waitFor();
    const mine = await draft();
    const base = mine.content!;
    const theirs = structuredClone(base) as unknown as { draft: { document: { fields: unknown[] } } };
    theirs.draft.document.fields = theirs.draft.document.fields.filter(
      (rule) => (rule as { target: string }).target !== 'locale',
    );
    const { body: token } = await system.api<{ token: string }>('POST', '/tokens', {
      ...{ name: 'colleague', role: 'editor', stores: null },
    });
    const answer = await fetch(`${system.run.urls.gateway}/api/v1${MAPPING}/draft`, {
      method: 'PUT',
      headers: {
        ...{ 'content-type': 'application/json', 'if-match': `"${mine.revision}"` },
        authorization: `Bearer ${token.token}`,
      },
      body: JSON.stringify(theirs),
    });
    expect(answer.status).toBe(200);

    await target('description').focus();
    await page().keyboard.press('Delete');
    await page().getByText('(colleague) has saved another draft in the meantime').waitFor();
    expect((await draft()).revision).toBe(mine.revision + 1);
    await page().getByText('Compare theirs with yours').click();
    await page().getByRole('region', { name: 'locale: Yours' }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button('Take theirs').click();
    await target('locale').getByText('←').waitFor({ state: 'detached' });
    await button(/^Undo/).click();
    await target('locale').getByText('← order.locale').waitFor();
    await page().getByText('Draft saved for everybody who edits').waitFor();
    expect((await draft()).revision).toBeGreaterThan(mine.revision + 1);
  });

  it('goes back to a state of the draft, and is no draft any more when it is thrown away', async () => {
    await button('Versions').click();
    await page().getByRole('heading', { name: 'States of the draft' }).waitFor();
    const { body } = await system.api<{ items: Array<{ revision: number; savedBy: string }> }>(
      'GET',
      `${MAPPING}/draft/states`,
    );
    const colleague = body.items.find(({ savedBy }) => savedBy.includes('colleague'))!;
    await button(`Compare draft ${colleague.revision}`).click();
    await page()
      .getByRole('region', { name: `locale: Draft ${colleague.revision}` })
      .waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button(`Bring back draft ${colleague.revision}`).click();
    await target('locale').getByText('← order.locale').waitFor({ state: 'detached' });
    await button('Discard them').click();
    await page().getByText('Unpublished edits', { exact: true }).waitFor({ state: 'detached' });
    await waitFor(async () => (await draft()).content === null, { what: 'the draft to be gone' });
  });
});
