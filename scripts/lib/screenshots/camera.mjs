import { access } from 'node:fs/promises';
import { waitUntil } from '../process/wait-until.mjs';
import { SetupError } from '../setup-error.mjs';

const BROWSER = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const VIEWPORT = { width: 1280, height: 800 };
const PATIENCE_MS = 30_000;
/** Charts and the canvas move into their place. */
const SETTLE_MS = 1_500;
const BUSY = '[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root';

/** A browser that is signed in to a console and takes pictures of it, in the light scheme. */
export class Camera {
  static async open(gateway, token) {
    await access(BROWSER).catch(() => {
      throw new SetupError('Chromium is missing.', 'node scripts/install-test-tools.mjs installs it.');
    });
    const { chromium } = await import('playwright-core');
    const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS });
    const context = await browser.newContext({
      viewport: VIEWPORT,
      locale: 'en-GB',
      timezoneId: 'UTC',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    const camera = new Camera(browser, await context.newPage(), gateway);
    await camera.#signIn(token);
    return camera;
  }

  constructor(browser, page, gateway) {
    this.browser = browser;
    this.page = page;
    this.gateway = gateway;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** A PNG of what the page shows once it has come to rest. */
  async take(path, heading) {
    await this.page.goto(`${this.gateway}${path}`);
    await this.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await waitUntil(async () => (await this.page.locator(BUSY).count()) === 0, {
      deadlineMs: PATIENCE_MS,
      what: `${path} at rest`,
    });
    await this.page.waitForTimeout(SETTLE_MS);
    return this.page.screenshot({ type: 'png', animations: 'disabled', caret: 'hide' });
  }

  async close() {
    await this.browser.close();
  }

  async #signIn(token) {
    await this.page.goto(this.gateway);
    await this.page.getByRole('tab', { name: 'API token' }).click();
    await this.page.getByRole('textbox', { name: 'Token' }).fill(token);
    await this.page.getByRole('tabpanel').getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('navigation').waitFor();
  }
}
