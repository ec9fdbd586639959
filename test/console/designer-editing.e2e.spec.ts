import { ConsoleBrowser, describeInBrowser } from '../support/browser';
import { DesignerEdits, randomEdits } from '../support/designer-edits';
import { KeyboardOnly } from '../support/keyboard';
import { RunningSystem } from '../support/system';

const WORKFLOW = 'large-orders';

/** Drawn once; another number is another afternoon of somebody's work. */
const SEED = 20_260_105;
const EDITS = 200;

interface Step {
  readonly id: string;
  readonly position: { readonly x: number; readonly y: number };
}

describeInBrowser('editing in the workflow designer', () => {
  let system: RunningSystem;
  let browser: ConsoleBrowser;
  let keys: KeyboardOnly;

  beforeAll(async () => {
    system = await RunningSystem.start();
    browser = await ConsoleBrowser.open(system);
    await browser.signIn(system.run.adminToken);
    keys = await KeyboardOnly.on(browser.page);
  });
  afterEach(() => expect(browser.faults).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  const button = (name: string | RegExp) => browser.page.getByRole('button', { name, exact: true });
  const textbox = (name: string) => browser.page.getByRole('textbox', { name, exact: true });
  const form = () => browser.page.getByRole('complementary');
  const said = (text: string | RegExp) => browser.page.getByText(text).waitFor();
  const node = (name: string) =>
    browser.page
      .locator('.react-flow__node')
      .and(browser.page.getByRole('group', { name: new RegExp(`^${name}`) }));

  /** From the form to the palette, there by a word to the action, and back into the form of the new step. */
  const add = async (word: string, action: string): Promise<void> => {
    await keys.press('F6');
    await keys.isLedTo(textbox('Find an action'));
    await keys.type(word);
    await keys.choose(button(action));
    await keys.press('Shift+F6');
    await keys.isLedTo(form().getByRole('textbox', { name: 'Name' }));
  };
  /** The arrow goes through the list of a field, which Enter or typing has opened, until it is at the option. */
  const takeOption = async (name: string): Promise<void> => {
    const option = browser.page.getByRole('option', { name, exact: true });
    await option.waitFor();
    const isReached = async (): Promise<boolean> =>
      (await option.getAttribute('data-combobox-selected')) !== null;
    while (!(await isReached())) await keys.press('ArrowDown');
    await keys.press('Enter');
  };

  it('builds a workflow from an empty canvas, undoes and redoes, checks, saves and publishes it', async () => {
    const { page } = browser;
    await browser.goto('/workflows');
    await keys.choose(button('New workflow'));
    await keys.reach(textbox('Workflow'));
    await keys.type('Large orders');
    await keys.choose(button('Open the designer'));
    await said('Choose what happens first');

    // What starts it, and under which condition.
    await keys.press('F6');
    await keys.isLedTo(textbox('Find an action'));
    await keys.choose(button('Triggers'));
    await keys.choose(button('order.changed'));
    await said('Starts with order.changed now');
    await keys.press('F6');
    await keys.isLedTo(node('Starts with order.changed'));
    await keys.press('Enter');
    await keys.isLedTo(form().getByRole('textbox', { name: 'Name' }));
    await keys.reach(textbox('Only when'));
    await keys.type('order.total.amount > 1000');

    // The first action, its field an expression.
    await add('create-payment', 'payments.create-payment');
    await keys.reach(form().getByRole('radio', { name: 'Fixed' }).first());
    await keys.press('ArrowRight');
    await keys.reach(textbox('order'));
    await keys.type('order');

    // A branch, on its one side a delay, behind it a message to the shop.
    await add('branch', 'Branch');
    await keys.reach(form().getByRole('textbox', { name: 'Id' }));
    await keys.type('is-large');
    await keys.press('Tab');
    await keys.isLedTo(form().getByRole('textbox', { name: 'What it is for' }));
    await keys.reach(textbox('When'));
    await keys.type('order.total.amount > 50000');
    await add('delay', 'Delay');
    await keys.reach(textbox('For'));
    await keys.type('2');
    await keys.choose(form().getByRole('combobox', { name: 'For: minutes' }));
    await takeOption('hours');
    await form().getByRole('combobox', { name: 'For: hours' }).waitFor();
    await add('update-order', 'cms-sync.update-order');
    await keys.choose(form().getByRole('button', { name: 'Add a field' }));
    await keys.choose(page.getByRole('menuitem', { name: 'note', exact: true }), 'ArrowDown');
    await keys.isLedTo(form().getByRole('button', { name: 'Add a field' }));

    // The other side leads there too: by the search to the branch, in whose form the line is drawn.
    await keys.press('Escape');
    await keys.isLedTo(node('update-order'));
    await keys.press('/');
    await keys.isLedTo(page.getByRole('combobox', { name: 'Find a step' }));
    await keys.type('is-large');
    await page.getByRole('option', { name: 'is-large', exact: true }).waitFor();
    await keys.press('Enter');
    await keys.isLedTo(form().getByRole('textbox', { name: 'Name' }));
    await keys.reach(form().getByRole('combobox', { name: 'Otherwise' }));
    await keys.type('update-order');
    await takeOption('update-order');

    // Back at its step, which the arrows move; away with it and back again.
    await keys.press('Escape');
    await keys.isLedTo(node('is-large'));
    await keys.press('ArrowDown', 'ArrowDown');
    expect(await page.locator('.react-flow__node-step').count()).toBe(4);
    await keys.press('Delete');
    await node('is-large').waitFor({ state: 'detached' });
    await keys.press('Control+z');
    await node('is-large').waitFor();
    await keys.press('Control+y');
    await node('is-large').waitFor({ state: 'detached' });
    await keys.press('Control+z');
    await node('is-large').waitFor();

    // What the check says stands before the palette, and leads to what it is about.
    await keys.press('F6');
    await keys.choose(button('1 warning'), 'Shift+Tab');
    await said('After update-order the run ends although the shopper may still pay');
    await said(/^Draft \d+ saved$/);
    await keys.choose(button('Publish'), 'Shift+Tab');
    const dialog = page.getByRole('dialog');
    await keys.isLedTo(dialog.getByRole('button', { name: 'Publish' }));
    await keys.press('Enter');
    await said('Version 1 is live');
    expect(await keys.pointersPressed()).toBe(0);
    expect(keys.lost).toEqual([]);
    expect(await browser.accessibilityFindings()).toEqual([]);

    const { body } = await system.api<{ document: { steps: Step[] } }>(
      'GET',
      `/workflows/${WORKFLOW}/versions/published`,
    );
    expect(body.document).toMatchObject({
      trigger: { event: 'order.changed', filter: 'order.total.amount > 1000' },
      start: 'create-payment',
      steps: [
        { id: 'create-payment', with: { order: '${ order }' }, next: 'is-large' },
        {
          ...{ id: 'is-large', type: 'switch', default: 'update-order' },
          cases: [{ when: 'order.total.amount > 50000', next: 'wait' }],
        },
        { id: 'wait', for: 'PT2H', next: 'update-order' },
        { id: 'update-order', command: 'cms-sync.update-order', next: 'end' },
      ],
    });
  });

  it('X-06: after 200 random edits, imports included, undoing all and redoing all gives the identical graph', async () => {
    const { page } = browser;
    await browser.goto('/workflows/undone?new=Undone');
    await said('Choose what happens first');
    const designer = new DesignerEdits(page);
    const before = await designer.exported();
    for (const edit of randomEdits(EDITS, SEED)) await designer.apply(edit);
    const after = await designer.exported();
    expect(after).not.toBe(before);
    const undone = await designer.pressUntilDone('Control+z', /^Undo/);
    expect(undone).toBeGreaterThan(EDITS);
    expect(await designer.exported()).toBe(before);
    expect(await designer.pressUntilDone('Control+Shift+z', /^Redo/)).toBe(undone);
    expect(await designer.exported()).toBe(after);
  }, 1_800_000);
});
