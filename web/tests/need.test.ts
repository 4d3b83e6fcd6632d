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

describe('need and waiting lists', () => {
  it('shows need of a place and a year, and explains a figure', async () => {
    page = await bench.open('internal', '#need', 1280);
    const first = page.locator('.panel').first();
    expect(await first.locator('h2').innerText()).toContain('All places, March 2025');
    await page.getByLabel('Place', { exact: true }).selectOption('doncaster');
    expect(await first.locator('h2').innerText()).toContain('Doncaster, March 2025');
    expect(await page.locator('[role=status]').first().innerText()).toBe('Showing Doncaster.');
    await first.locator('table button.figure').first().click();
    expect(await page.locator('dialog').innerText()).toContain(
      'Clinical hours a week that the lines ask for',
    );
  });

  it('shows pressure in place of load, and the queue of another list', async () => {
    page = await bench.open('internal', '#waiting-lists', 1280);
    const first = page.locator('.panel').first();
    expect(await first.locator('.lead').innerText()).toContain('1 of 2 lists grow for ever');
    await page.getByLabel('Pressure', { exact: true }).check();
    expect(await first.locator('.lead').innerText()).toContain('likely to miss the target');
    await page.getByLabel('Waiting list', { exact: true }).selectOption('Rehabilitation|doncaster|Adults');
    expect(await page.locator('main').innerText()).toContain(
      'Rehabilitation, Adults, Doncaster: the queue to come',
    );
  });
});
