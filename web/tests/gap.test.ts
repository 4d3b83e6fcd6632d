import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { start_bench, type Bench } from './harness';

let bench: Bench;
let page: Page;
beforeAll(async () => {
  bench = await start_bench();
});
afterAll(() => bench.close());
afterEach(() => page.close());

describe('gap', () => {
  it('shows hours in place of shares, and the last month in place of now', async () => {
    page = await bench.open('internal', '#gap', 1280);
    const first = page.locator('.panel').first();
    expect(await first.locator('.lead').innerText()).toContain('330 of 1,720 hours a week are unmet (19%)');
    expect(await first.locator('.chart-holder svg').textContent()).toContain('29%');
    await page.getByLabel('Hours unmet', { exact: true }).check();
    await page.waitForFunction(() =>
      document.querySelector('.chart-holder svg')?.textContent?.includes('240'),
    );
    await page.getByLabel('March 2030, if nothing is done').check();
    expect(await first.locator('h2').innerText()).toBe('Where is it short? March 2030');
    expect(await page.locator('main').innerText()).toContain('Who covers it is kept for March 2025 only');
  });

  it('says by keyboard who covers a cell and why the rest is unmet', async () => {
    page = await bench.open('internal', '#gap', 390);
    const cell = page.locator('.panel', { has: page.getByLabel('Setting and place') });
    expect(await cell.locator('h2').innerText()).toBe(
      'Behind the cell: Acute and specialist, Sheffield, March 2025',
    );
    expect(await cell.innerText()).toContain('Physiotherapist, registered');
    await page.locator('.chart-frame').first().focus();
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
    expect(await page.locator('[role=status]').first().innerText()).toBe(
      'Community, Doncaster: 0 of 160 hours a week unmet, 0%',
    );
    await page.keyboard.press('Enter');
    expect(await cell.locator('h2').innerText()).toBe('Behind the cell: Community, Doncaster, March 2025');
    expect(await cell.innerText()).toContain('Covered.');
    expect(await page.locator('[role=status]').first().innerText()).toContain('Chosen: Community, Doncaster');
  });

  it('chooses a cell by pointer, a kind of move, and explains a total', async () => {
    page = await bench.open('internal', '#gap', 1280);
    await page.locator('.chart-holder svg text', { hasText: '13%' }).first().click();
    expect(await page.locator('main').innerText()).toContain(
      'Behind the cell: Community, Sheffield, March 2025',
    );
    const moves = page.locator('.panel', { has: page.getByLabel('Kind of move') });
    await page.getByLabel('Kind of move').selectOption('train');
    expect(await moves.locator('tbody tr').count()).toBe(1);
    await page.locator('button[data-figure="gap_totals.unmet?month=2030-03&scenario=base"]').click();
    expect(await page.locator('dialog').innerText()).toContain('Hours of need that nobody is left for');
  });
});
