import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { RunningSystem } from './system';

const EXECUTABLE = '/usr/bin/chromium';
/** As root in a closed network: no sandbox of its own, nothing looked up outside. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Still being asked for. */
const BUSY = '[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root';
const PAINTED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

const TRANSITIONS_DONE = `Promise.allSettled(
  document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished),
)`;

/** The page is the same in the dark but for its colours. */
const LOOKS = [
  ['light', {}],
  ['dark', { runOnly: ['color-contrast', 'link-in-text-block'] }],
] as const;

const hasBrowser = existsSync(EXECUTABLE);

/** `describe` where there is a browser; elsewhere skipped, with the reason in the name. */
export const describeInBrowser = (name: string, tests: () => void): void => {
  if (hasBrowser) describe(name, tests);
  else describe.skip(`${name} (skipped: no Chromium at ${EXECUTABLE})`, tests);
};

export interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly targets: readonly string[];
}

/** What a failed test tells of the page, at the most. */
const MOST_TOLD = 6_000;
const TELL_WITHIN_MS = 5_000;

declare global {
  /** Asked when a test fails (`telling-environment.cjs`). */
  var tellWhatIsSeen: (() => Promise<string>) | undefined;
}

/** Headless Chromium over a running system. Faults of the page itself are collected. */
export class ConsoleBrowser {
  readonly faults: string[] = [];
  /** Answers with which the API refused something, newest last. */
  private readonly refused: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly gateway: string,
  ) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.faults.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() < 400) return;
      this.refused.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
    globalThis.tellWhatIsSeen = () => this.seen();
  }

  static async open(system: RunningSystem): Promise<ConsoleBrowser> {
    const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
    // Without movement: what is clicked and measured stands still.
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    return new ConsoleBrowser(browser, context, page, system.run.urls.gateway);
  }

  /** By the token, as on the first day. */
  async signIn(token: string): Promise<void> {
    await this.goto('/');
    await this.page.getByRole('tab', { name: 'API token' }).click();
    await this.page.getByRole('textbox', { name: 'Token' }).fill(token);
    await this.page.getByRole('tabpanel').getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('navigation').waitFor();
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.gateway}${path}`);
  }

  /** Waits until the page stands there and nothing in it is still being asked for. */
  async atRest(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    // Several parts of a page may be on their way, each with a sign of its own.
    await this.page.locator(BUSY).first().waitFor({ state: 'detached' });
    await this.page.evaluate(PAINTED);
  }

  /** Serious and critical findings of axe, in light and in dark. */
  async accessibilityFindings(): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const [colorScheme, rules] of LOOKS) {
      await this.page.evaluate(
        `document.documentElement.setAttribute('data-mantine-color-scheme', '${colorScheme}')`,
      );
      // Colours on their way from one scheme to the other are nobody's.
      await this.page.evaluate(TRANSITIONS_DONE);
      if (!(await this.page.evaluate<boolean>(`'axe' in window`))) await this.page.evaluate(AXE);
      findings.push(...(await this.page.evaluate<Finding[]>(runAxe(rules))));
    }
    return findings;
  }

  /** Where the page is, what was refused to it lately and what it shows. */
  private async seen(): Promise<string> {
    const shown = this.page
      .locator('body')
      .ariaSnapshot({ timeout: TELL_WITHIN_MS })
      // Behind the menu, which is the same everywhere.
      .then((text) => text.slice(Math.max(0, text.indexOf('- main'))))
      .catch((problem: unknown) => `It cannot be read: ${String(problem)}`);
    const parts = [`The page was ${this.page.url()}`, ...this.refused.slice(-10), await shown];
    return parts.join('\n').slice(0, MOST_TOLD);
  }

  async close(): Promise<void> {
    globalThis.tellWhatIsSeen = undefined;
    await this.context.close();
    await this.browser.close();
  }
}

/** Without style sheets and media loaded again, which no rule that runs here looks at. */
const runAxe = (rules: object): string => `axe
  .run(document, ${JSON.stringify({ resultTypes: ['violations'], preload: false, ...rules })})
  .then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({ id, impact, targets: nodes.slice(0, 5).map(({ html }) => html.slice(0, 200)) })))`;
