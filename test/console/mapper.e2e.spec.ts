import { waitFor } from '#testing/wait-for';
import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { inOwnDatabase } from '../support/own-database';
import { isPayable, Shop, STORES } from '../support/shop';
import { RunningSystem } from '../support/system';

const MAPPING = '/mappings/order-to-payment';
const MUST_BE_GIVEN = 'order.customer.company';

/** What an order gave to the mapping days ago, many times over, and lately without its language, which is a custom field now. */
const OF_BEFORE = `
  INSERT INTO payments.mapping_inputs (mapping_id, store_id, order_id, input, masked, recorded_at)
  SELECT mapping_id, store_id, 'before-' || n, input, masked, now() - interval '3 days'
  FROM payments.mapping_inputs, generate_series(1, 30) AS n WHERE mapping_id = 'order-to-payment' AND order_id = $1`;
const OF_LATELY = `
  INSERT INTO payments.mapping_inputs (mapping_id, store_id, order_id, input, masked, recorded_at)
  SELECT mapping_id, store_id, 'lately-' || n, (input #- '{order,locale}') || jsonb_build_object('order',
    (input -> 'order') - 'locale' || jsonb_build_object('custom', jsonb_build_object('OrderLocale', input #> '{order,locale}'))),
    masked, now()
  FROM payments.mapping_inputs, generate_series(1, 30) AS n WHERE mapping_id = 'order-to-payment' AND order_id = 'before-1'`;
const NOTED = `
  UPDATE payments.mapping_inputs SET recorded_at = now() - interval '3 days'
  WHERE mapping_id = 'order-to-payment' AND order_id = $1`;

interface Draft {
  readonly revision: number;
  readonly content: { readonly draft: { readonly document: { readonly description?: string } } } | null;
}

interface Rule {
  readonly target: string;
  readonly source?: string;
}
interface Detail {
  readonly document: { readonly version: number; readonly fields: readonly Rule[] };
  readonly stores: ReadonlyArray<{
    readonly storeId: string;
    readonly overrides: Readonly<Record<string, Rule | null>>;
  }>;
}

describeInBrowser('the visual mapper', () => {
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
  const detail = async (): Promise<Detail> => {
    const { body } = await system.api<Detail>('GET', MAPPING);
    return body;
  };
  const draft = async (): Promise<Draft> => (await system.api<Draft>('GET', `${MAPPING}/draft`)).body;
  const publish = async (said: string): Promise<void> => {
    await button('Publish').click();
    await page().getByText('The check found nothing.').waitFor();
    await page().getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page().getByRole('dialog').waitFor({ state: 'detached' });
    await page().getByText(said).waitFor();
  };
  /** The rules of one store, or of all: what is edited next belongs to them once the page shows them. */
  const chooseScope = async (name: string): Promise<void> => {
    await page().getByRole('combobox', { name: 'For whom' }).click();
    await page().getByRole('option', { name, exact: true }).click();
    const ofOneStore = page().getByText('Orange: the store’s own rules');
    await ofOneStore.waitFor({ state: name === 'All stores' ? 'detached' : 'attached' });
  };
  const chooseOrder = async (): Promise<void> => {
    await page().getByRole('combobox', { name: 'Sample for the preview' }).click();
    await page()
      .getByRole('option', { name: new RegExp(`${STORES.automatic}$`) })
      .first()
      .click();
  };

  it('shows on real orders that a draft fails for one, by field, and what cannot be paid then', async () => {
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

  it('keeps the draft at the server; two who edit it are told, see the difference and choose', async () => {
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

  it('goes back to a state of the draft, which is none any more when it is thrown away', async () => {
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

  it('is found in the list, shows a real order passing through, and a required field is mapped by keyboard alone', async () => {
    await browser.goto('/mappings');
    await page()
      .getByRole('row', { name: /order-to-payment/ })
      .getByText('As shipped')
      .waitFor();
    await page()
      .getByRole('row', { name: /order-to-payment/ })
      .click();
    await page().getByRole('tree', { name: /^To:/ }).waitFor();
    await chooseOrder();
    await target('description').getByText('2 × Enamel kettle').waitFor();
    await page().locator('svg[data-lines] path').nth(10).waitFor({ state: 'attached' });
    expect(await browser.accessibilityFindings()).toEqual([]);

    const { keyboard } = page();
    await page().getByRole('textbox', { name: 'Find a target field' }).focus();
    await keyboard.type('shipping.name');
    await keyboard.press('ArrowDown');
    while ((await page().evaluate<string>('document.activeElement.dataset.key')) !== 'shipping.name') {
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Delete');
    await target('name').getByText('shipping.name must be given').waitFor();
    await page().getByText('1 problem', { exact: true }).waitFor();

    await page().getByRole('textbox', { name: 'Find a source field' }).focus();
    await keyboard.type('shippingAddress.name');
    await keyboard.press('Enter');
    await page().getByText('is chosen. Choose its target field').waitFor();
    await keyboard.type('shipping.name');
    await keyboard.press('Enter');
    await target('name').getByText('← order.shippingAddress.name').waitFor();
    await page().getByText('No problems').waitFor();
    await target('name').getByText('Sandra Shopper').waitFor();

    await page().getByRole('heading', { level: 1 }).click();
    await keyboard.press('Control+z');
    await keyboard.press('Control+z');
    await target('name').getByText('← order.shippingAddress ?').waitFor();
    await keyboard.press('Control+y');
    await keyboard.press('Control+y');
    await target('name').getByText('← order.shippingAddress.name').waitFor();
  });

  it('tells a type that never fits at the field, and keeps it from being published', async () => {
    await page().getByRole('textbox', { name: 'Find a target field' }).fill('customer_email');
    await target('customer_email').click();
    await panel().getByRole('combobox', { name: 'customer_email: Field' }).fill('order.customer.guest');
    await page().getByRole('option', { name: 'order.customer.guest', exact: true }).click();
    await target('customer_email').getByText('Expected an e-mail address').waitFor();
    await panel().getByRole('button', { name: 'Remove the step Without spaces around it' }).click();
    await target('customer_email').getByText('A value of type boolean cannot become email').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button('Publish').click();
    await page()
      .getByText(/The check found .*error/)
      .waitFor();
    expect(await page().getByRole('dialog').getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await page().getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click();
    await page().getByRole('heading', { level: 1 }).click();
    while (!(await target('customer_email').getByText('← order.customer.email → trim').isVisible())) {
      await page().getByRole('button', { name: /^Undo/ }).click();
    }
    await page().getByText('No problems').waitFor();
  });

  it('publishes for all stores, and a store has rules of its own over them', async () => {
    await publish('Version 2 was published');
    expect((await detail()).document.fields.find((rule) => rule.target === 'shipping.name')).toMatchObject({
      source: 'order.shippingAddress.name',
    });

    await chooseScope(STORES.automatic);
    await page().getByRole('textbox', { name: 'Find a target field' }).fill('client_reference_id');
    await target('client_reference_id').click();
    await panel().getByRole('combobox', { name: 'client_reference_id: Field' }).fill('order.orderGuid');
    await page().getByRole('option', { name: 'order.orderGuid', exact: true }).click();
    await target('client_reference_id').getByText('store', { exact: true }).waitFor();
    await panel().getByText(`${STORES.automatic} has a rule of its own here.`).waitFor();
    await page()
      .locator('svg[data-lines] path[data-origin="replaced"]')
      .first()
      .waitFor({ state: 'attached' });
    await page().locator('svg[data-lines] path[data-origin="under"]').first().waitFor({ state: 'attached' });
    expect(await browser.accessibilityFindings()).toEqual([]);
    await publish('The rules of stores were published');
    const { document, stores } = await detail();
    expect(document.version).toBe(2);
    expect(stores).toMatchObject([
      { storeId: STORES.automatic, overrides: { client_reference_id: { source: 'order.orderGuid' } } },
    ]);
    await panel().getByRole('button', { name: 'Follow the base again' }).click();
    await publish('The rules of stores were published');
    expect((await detail()).stores).toEqual([]);
  });

  it('suggests sources, follows what is accepted, keeps a sample as a test that is run before publishing', async () => {
    await chooseScope('All stores');
    await page().getByRole('textbox', { name: 'Find a target field' }).fill('locale');
    await target('locale').focus();
    await page().keyboard.press('Delete');
    await page().getByRole('tab', { name: 'Suggestions' }).click();
    await button('Accept order.locale for locale').click();
    await target('locale').getByText('← order.locale').waitFor();
    await page().getByRole('tab', { name: 'Suggestions' }).click();
    await page()
      .getByRole('region', { name: 'Suggestions for statement_descriptor_suffix' })
      .getByText('No source is likely enough to be proposed.')
      .waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await page().getByRole('tab', { name: 'Tests' }).click();
    await button('Keep this sample as a test').click();
    await button('Run the tests').click();
    await page().getByText('Holds', { exact: true }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await publish('Version 3 was published');
  });

  it('brings an earlier version back beside its difference, and warns of what somebody else has published', async () => {
    await button('Versions').click();
    await button('Compare version 1').click();
    await page().getByRole('region', { name: 'shipping.name: Version 1' }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button('Restore version 1').click();
    await page().getByRole('textbox', { name: 'Find a target field' }).fill('shipping.name');
    await target('name').getByText('← order.shippingAddress ?').waitFor();
    await publish('Version 4 was published');

    const { document } = await detail();
    await target('name').focus();
    await page().keyboard.press('Delete');
    await target('name').getByText('must be given').waitFor();
    const theirs = { ...document, description: 'As somebody else has it' };
    const answer = await system.api('PUT', MAPPING, theirs, { 'if-match': `"${document.version}"` });
    expect(answer.status).toBe(200);
    await page().getByText('Somebody else has published in the meantime').waitFor({ timeout: 40_000 });
    expect(await button('Publish').isDisabled()).toBe(true);
    await page().getByRole('tab', { name: 'Result' }).click();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await button('Take theirs').click();
    await target('name').getByText('← order.shippingAddress ?').waitFor();
    await page().getByText('Version 5 is live').waitFor();
  });

  it('tells that the orders of a shop have changed their shape, and takes the field by its new name', async () => {
    await inOwnDatabase(system, async (client) => {
      await waitFor(async () => (await client.query(NOTED, [orderId])).rowCount === 1, {
        what: 'the order to have been mapped',
      });
      await client.query(OF_BEFORE, [orderId]);
      await client.query(OF_LATELY);
    });
    await browser.goto(`${MAPPING}?panel=drift`);
    const gone = page().getByRole('region', { name: 'Gone: order.locale' });
    await gone.getByText('Given in 100 % before, in 0 % now').waitFor();
    await gone.getByText('Act now').waitFor();
    await page().getByRole('region', { name: 'New: order.custom.OrderLocale' }).waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await gone.getByRole('button', { name: 'Take locale from order.custom.OrderLocale' }).click();
    await gone.getByText('Your edit takes locale from order.custom.OrderLocale').waitFor();
    await target('locale').getByText('← order.custom.OrderLocale').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await page().getByText('Draft saved for everybody who edits').waitFor();
    await browser.goto(MAPPING);
    await button('Discard them').click();
    await target('locale').getByText('← order.locale').waitFor();
  });

  it('maps a list element by element, keeps what is not published, and throws it away when asked', async () => {
    await browser.goto(`${MAPPING}?field=session.*`);
    await panel().getByRole('textbox', { name: 'Name of the field' }).fill('items');
    await panel().getByRole('button', { name: 'Add the field' }).click();
    await panel().getByRole('combobox', { name: 'Take it from' }).fill('order.lines');
    await page().getByRole('option', { name: 'order.lines', exact: true }).click();
    await panel().getByRole('textbox', { name: 'A field of each element' }).fill('code');
    await page().keyboard.press('Enter');
    await target('code').click();
    await panel().getByRole('combobox', { name: 'session.items[].code: Field' }).fill('line.sku');
    await page().getByRole('option', { name: 'line.sku', exact: true }).click();
    await target('items').getByText('[{"code":"TENT-2"}]').waitFor();
    expect(await browser.accessibilityFindings()).toEqual([]);
    await page().getByText('Draft saved for everybody who edits').waitFor();
    await page().reload();
    await page().getByText('This is the unpublished draft of').waitFor();
    await target('items').getByText('[{"code":"TENT-2"}]').waitFor();
    await button('Discard them').click();
    await target('client_reference_id').waitFor();
    await page().getByText('Unpublished edits', { exact: true }).waitFor({ state: 'detached' });
  });
});
