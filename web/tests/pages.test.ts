import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITIONS, WIDTHS, pages_of, start_bench, type Bench } from './harness';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let bench: Bench;
beforeAll(async () => {
  bench = await start_bench();
});
afterAll(() => bench.close());

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  passes: unknown[];
}

const CASES = EDITIONS.flatMap((edition) =>
  pages_of(edition).flatMap((id) => WIDTHS.map((width) => ({ edition, id, width }))),
);

describe.each(CASES)('$edition $id at $width px', ({ edition, id, width }) => {
  it('stands, is accessible and fits', async () => {
    const page = await bench.open(edition, `#${id}`, width);
    const seen = await page.evaluate(() => ({
      headings: [...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1])),
      title: document.title,
      question: document.querySelector('h1')?.textContent ?? '',
      uncaptioned: document.querySelectorAll('table:not(:has(caption))').length,
      empty_cells: [...document.querySelectorAll('td, th')].filter((c) => c.textContent.trim() === '').length,
      across: document.documentElement.scrollWidth,
      marks: document.querySelector('.marks')?.textContent ?? '',
      answer: document.querySelectorAll('.answer p').length,
      charts: document.querySelectorAll('.chart-holder svg').length,
      unnamed: [...document.querySelectorAll('[role=img]')].filter(
        (c) => (c.getAttribute('aria-label') ?? '') === '',
      ).length,
    }));
    expect(seen.headings.filter((h) => h === 1)).toHaveLength(1);
    seen.headings.forEach((h, i) =>
      expect(h - (seen.headings[i - 1] ?? 0), `heading ${i}`).toBeLessThanOrEqual(1),
    );
    expect(seen.question).toMatch(/\?$/);
    expect(seen.title).toContain(seen.question);
    expect(seen.uncaptioned).toBe(0);
    expect(seen.empty_cells).toBe(0);
    expect(seen.across).toBeLessThanOrEqual(width);
    expect(seen.answer).toBeGreaterThan(0);
    expect(seen.charts).toBeGreaterThan(0);
    expect(seen.unnamed).toBe(0);
    expect(seen.marks).toContain('Synthetic data');
    expect(seen.marks.includes('small numbers shown, not for sharing')).toBe(edition === 'internal');

    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    await page.evaluate(AXE);
    const result = await page.evaluate<AxeResult>(
      'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
    );
    const found = result.violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`,
    );
    expect(found).toEqual([]);
    expect(result.passes.length).toBeGreaterThan(20);
    await page.close();
  });
});

it('asks for nothing outside its file and complains about nothing', () => {
  expect(bench.foreign_requests).toEqual([]);
  expect(bench.complaints).toEqual([]);
});

it('holds no address that a browser would load', () => {
  const template = readFileSync(new URL('../dist/report.html', import.meta.url), 'utf8');
  // Booleans, because a failure would print the whole file.
  const style = /<style>([^]*?)<\/style>/.exec(template)?.[1] ?? '';
  expect(style.length).toBeGreaterThan(10_000);
  expect(/@font-face|@import|url\((?!["']?data:)/.test(style)).toBe(false);
  expect(/<link[^>]+stylesheet|<script[^>]+src=|assets\.nhs\.uk/i.test(template)).toBe(false);
  expect(/frutiger/i.test(template)).toBe(false);
  expect(template.length).toBeLessThan(1_500_000);
});
