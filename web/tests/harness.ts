import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { make_fixture } from '../fixture/fixture';
import { FURTHER_PAGES } from '../fixture/further';
import type { ReportData } from '../src/report_data';
import { inject } from '../tools/inject';

export const PAGES = ['overview', 'capacity', 'profession', 'data-quality', 'sources'] as const;
/** Pages that only the internal edition has. */
export const INTERNAL_PAGES = FURTHER_PAGES.map((f) => f.page.id);
export const pages_of = (edition: EditionName): string[] =>
  edition === 'internal' ? [...PAGES, ...INTERNAL_PAGES] : [...PAGES];
export const EDITIONS = ['internal', 'release'] as const;
export const WIDTHS = [1280, 390] as const;
export type EditionName = (typeof EDITIONS)[number];

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A browser of its own with both editions as files, all gone after `close`. */
export interface Bench {
  context: BrowserContext;
  /** Every request that is not the report file itself. */
  foreign_requests: string[];
  /** Errors of the page and its console. */
  complaints: string[];
  url(edition: EditionName, hash?: string): string;
  /** A report with other data. */
  write(name: string, data: ReportData): string;
  open(edition: EditionName, hash: string, width: number): Promise<Page>;
  close(): Promise<void>;
}

export async function start_bench(java_script_enabled = true): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-report-'));
  const template_path = new URL('../dist/report.html', import.meta.url);
  if (!existsSync(template_path)) throw new Error('no dist/report.html: run `npm run build` first');
  const template = readFileSync(template_path, 'utf8');
  const write = (name: string, data: ReportData): string => {
    const path = join(folder, name);
    writeFileSync(
      path,
      inject(template, data, '<h2>Summary</h2><p id="static">The answer without scripts.</p>'),
    );
    return pathToFileURL(path).href;
  };
  const urls = {
    internal: write('internal.html', make_fixture('internal')),
    release: write('release.html', make_fixture('release')),
  };
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    acceptDownloads: true,
    javaScriptEnabled: java_script_enabled,
  });
  const foreign_requests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('file://') && !url.startsWith('data:') && !url.startsWith('blob:'))
      foreign_requests.push(url);
  });
  const url = (edition: EditionName, hash = ''): string => urls[edition] + hash;
  return {
    context,
    foreign_requests,
    complaints,
    url,
    write,
    async open(edition, hash, width) {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(url(edition, hash));
      await drawn(page);
      return page;
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the page stands and every chart has its marks. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForSelector('h1');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.chart-holder')].every((c) => c.querySelector('svg path, svg text')),
  );
}
