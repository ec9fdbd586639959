import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 200;

/** Notes every press of a mouse, a pen or a finger from now on, on each page that is opened. */
const COUNT_POINTERS = `
  window.pointersPressed = 0;
  addEventListener('pointerdown', () => { window.pointersPressed += 1; }, true);
`;

type Way = 'Tab' | 'Shift+Tab' | 'ArrowDown';

interface Stop {
  readonly what: string;
  readonly seen: boolean;
}

/** What has the focus, and whether somebody can see it. */
const STOP = `(() => {
  const element = document.activeElement;
  // A choice is drawn as its label.
  const drawn = element.type === 'radio' ? (element.labels[0] ?? element) : element;
  const { top, left, bottom, right, width, height } = drawn.getBoundingClientRect();
  const inView = top < innerHeight && left < innerWidth && bottom > 0 && right > 0;
  const label = element.getAttribute('aria-label') || element.textContent;
  return {
    what: (label || element.outerHTML).slice(0, 120),
    // A menu that opens has the focus on nothing, until an arrow goes to its first entry.
    seen: element === document.body || element.role === 'presentation' || (width > 0 && height > 0 && inView),
  };
})()`;

/** Somebody without a mouse: goes from stop to stop, presses keys, types. */
export class KeyboardOnly {
  /** Stops at which the focus could not be seen. */
  readonly lost: string[] = [];

  private constructor(private readonly page: Page) {}

  static async on(page: Page): Promise<KeyboardOnly> {
    await page.context().addInitScript(COUNT_POINTERS);
    return new KeyboardOnly(page);
  }

  /** How often something was pressed that is no key. */
  pointersPressed(): Promise<number> {
    return this.page.evaluate<number>('window.pointersPressed');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** In the place of what stands in the field. */
  async type(text: string): Promise<void> {
    await this.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** The key until it has the focus: Tab, or an arrow in a menu. @throws with the stops on the way when it never gets it */
  async reach(wanted: Locator, key: Way = 'Tab'): Promise<void> {
    await wanted.waitFor({ state: 'attached' });
    const stops: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const [there, { what, seen }] = await Promise.all([
        wanted.and(this.page.locator(':focus')).count(),
        this.page.evaluate<Stop>(STOP),
      ]);
      if (!seen) this.lost.push(what);
      if (there > 0) return;
      stops.push(what);
      await this.press(key);
    }
    throw new Error(`${wanted.toString()} is no stop of ${key}. On the way:\n${stops.join('\n')}`);
  }

  /** Presses it as by Enter once it is reached. */
  async choose(wanted: Locator, key: Way = 'Tab'): Promise<void> {
    await this.reach(wanted, key);
    await this.press('Enter');
  }

  /** Where an action of the page has to have led the focus. */
  async isLedTo(wanted: Locator): Promise<void> {
    await wanted.and(this.page.locator(':focus')).waitFor();
  }
}
