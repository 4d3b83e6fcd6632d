import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drawn, start_bench, type Bench } from './harness';

let bench: Bench;
let page: Page;
beforeAll(async () => {
  bench = await start_bench();
});
afterAll(() => bench.close());
afterEach(() => page.close());

describe('economics', () => {
  it('says in words what each picture shows, for the model that is chosen', async () => {
    page = await bench.open('internal', '#economics', 1280);
    const said = (): Promise<(string | null)[]> =>
      page
        .locator('.chart-holder')
        .evaluateAll((charts) =>
          charts.map((c) =>
            (c.matches('[aria-label]') ? c : c.querySelector('[aria-label]'))!.getAttribute('aria-label'),
          ),
        );
    expect(await said()).toEqual([
      expect.stringContaining('Clinic costs from £2,000 less to £19,000 more and gives 701 to 940 more'),
      expect.stringContaining('Usual at £0, Clinic from £10, Clinic and class from £50'),
      expect.stringContaining('moved most by “Share of appointments that are attended”'),
    ]);
    await page.getByLabel('Model', { exact: true }).selectOption({ label: 'Visits at night' });
    await drawn(page);
    await expect.poll(async () => (await said())[2]).toContain('moved most by “Part of conveyances avoided”');
    expect(await page.locator('main').innerText()).not.toContain('Walk-in clinic: invented.');
  });

  it('lets the keyboard visit and explain a bar', async () => {
    page = await bench.open('internal', '#economics', 390);
    await page.locator('.chart-frame').last().focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[role=status]').first().innerText()).toContain('720.0 appointments');
    await page.keyboard.press('Enter');
    expect(await page.locator('dialog').innerText()).toContain('The figure with it at its high end.');
    expect(bench.complaints).toEqual([]);
  });
});
