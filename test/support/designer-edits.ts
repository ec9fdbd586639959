import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Locator, Page } from 'playwright-core';

/** An edit as numbers, so that any sequence can be drawn; each picks what it touches from what is there. */
export interface RandomEdit {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

const SHIPPED = ['refunds', 'disputes', 'returns'];
const WORKFLOWS = join(__dirname, '../../workflows');
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
const ARROWS = ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'];

/** Always the same for a seed. */
export const randomEdits = (count: number, seed: number): RandomEdit[] =>
  fc.sample(fc.record({ kind: fc.nat(999), a: fc.nat(999), b: fc.nat(999) }), { numRuns: count, seed });

/** What somebody does in the designer, by the page alone. */
export class DesignerEdits {
  constructor(private readonly page: Page) {}

  /** One edit. What cannot be done at the moment, as nothing is there yet, becomes a step that is added. */
  async apply({ kind, a, b }: RandomEdit): Promise<void> {
    // The canvas draws what has changed a moment later.
    await this.page.evaluate(PAINTED);
    const steps = await this.steps().count();
    if (steps === 0) return this.add(a);
    switch (kind % 14) {
      case 0:
      case 1:
      case 2:
        if (b % 2 === 0) await this.openStep(a % steps);
        return this.add(b);
      case 3:
        return this.move(a % steps, b);
      case 4:
        return this.connect(a % steps, b);
      case 5:
        await this.select(a % steps);
        return this.page.keyboard.press('Delete');
      case 6:
        await this.select(a % steps);
        return this.page.keyboard.press('Control+d');
      case 7:
        await this.openStep(a % steps);
        return this.form().getByRole('textbox', { name: 'Name' }).fill(`Name ${b}`);
      case 8:
        return this.rename(a % steps, `renamed-${a}-${b}`);
      case 9:
        return this.page.getByRole('button', { name: 'Arrange' }).click();
      case 10:
        return this.note(b);
      case 11:
        return this.frameAll();
      case 12:
        return this.expect();
      default:
        return this.import(SHIPPED[b % SHIPPED.length]!);
    }
  }

  /** What the page gives as a file. */
  async exported(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'Export as JSON' }).click();
    const stream = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  }

  /** Presses the key until the button says that there is no more of it. Answers how often. */
  async pressUntilDone(key: string, button: RegExp): Promise<number> {
    // The button itself: to find it by its name, all of the page is read, and this asks hundreds of times.
    const control = await this.page.getByRole('button', { name: button }).elementHandle();
    await this.page.locator('#content').focus();
    let count = 0;
    for (; await control?.isEnabled(); count += 1) await this.page.keyboard.press(key);
    return count;
  }

  private readonly steps = (): Locator => this.page.locator('.react-flow__node-step');
  private readonly form = (): Locator => this.page.getByRole('complementary');

  private async add(which: number): Promise<void> {
    const actions = this.page
      .getByRole('navigation', { name: 'Palette' })
      .getByRole('button')
      .filter({ hasNotText: /^Triggers$/ });
    await actions.nth(which % (await actions.count())).click();
  }

  private async select(step: number): Promise<void> {
    await this.steps().nth(step).focus();
    await this.page.keyboard.press('Space');
  }

  private async openStep(step: number): Promise<void> {
    await this.steps().nth(step).focus();
    await this.page.keyboard.press('Enter');
  }

  private async move(step: number, times: number): Promise<void> {
    await this.select(step);
    for (let n = 0; n <= times % 3; n += 1) await this.page.keyboard.press(ARROWS[(times + n) % 4]!);
  }

  private async connect(step: number, which: number): Promise<void> {
    await this.openStep(step);
    const ways = this.form().getByRole('combobox', { name: /^(Goes on to|Otherwise|Approved|Rejected)$/ });
    const count = await ways.count();
    if (count === 0) return this.form().getByRole('textbox', { name: 'What it is for' }).fill(`${which}`);
    await ways.nth(which % count).focus();
    for (let n = 0; n < 2 + (which % 4); n += 1) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  private async rename(step: number, id: string): Promise<void> {
    await this.openStep(step);
    const field = this.form().getByRole('textbox', { name: 'Id', exact: true });
    await field.fill(id);
    await field.press('Enter');
  }

  private async note(which: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Note', exact: true }).click();
    await this.form().getByRole('textbox', { name: 'Text' }).fill(`Note ${which}`);
  }

  private async frameAll(): Promise<void> {
    await this.select(0);
    await this.page.keyboard.press('Control+a');
    const frame = this.form().getByRole('button', { name: 'Frame them' });
    if ((await this.steps().count()) > 1) await frame.click();
  }

  /** A file is read a moment later than it is chosen. */
  private async import(name: string): Promise<void> {
    const file = join(WORKFLOWS, `${name}.json`);
    const workflow = JSON.parse(readFileSync(file, 'utf8')) as { readonly name: string };
    await this.page.locator('input[type=file]').setInputFiles(file);
    await this.page.getByRole('heading', { name: workflow.name, level: 1 }).waitFor();
  }

  private async expect(): Promise<void> {
    await this.select(0);
    await this.page.keyboard.press('Escape');
    await this.form().getByRole('button', { name: 'Add an expectation' }).click();
  }
}
