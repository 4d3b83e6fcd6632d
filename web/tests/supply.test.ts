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

describe('supply', () => {
  it('goes from series to series and explains a figure', async () => {
    page = await bench.open('internal', '#supply', 1280);
    const heading = page.locator('.panel', { has: page.getByLabel('Series', { exact: true }) }).locator('h2');
    expect(await heading.innerText()).toBe('FTE: All allied health professions: counted and expected');
    await page.getByLabel('Series', { exact: true }).selectOption('FTE: Podiatry');
    expect(await heading.innerText()).toBe('FTE: Podiatry: counted and expected');
    expect(await page.locator('main').innerText()).toContain('Forecasts of the past, FTE: Podiatry');
    await page
      .locator('button[data-figure="forecast.median?month=2026-03&metric=FTE%3A%20Podiatry"]')
      .click();
    expect(await page.locator('dialog').innerText()).toContain('as likely to be exceeded as not');
  });

  it('shows the futures of a scenario, a profession and an area, by keyboard', async () => {
    page = await bench.open('internal', '#supply', 1280);
    const first = page.locator('.panel').first();
    await page.getByLabel('Scenario', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await first.locator('h2').innerText()).toBe('All professions: futures, “Placements +20%”');
    expect(await first.innerText()).toContain('Placement weeks rise by 20% from September 2026');
    expect(await first.innerText()).toContain('Base, middle');
    expect(await page.locator('[role=status]').first().innerText()).toBe('Showing Placements +20%.');
    await page.getByLabel('Profession', { exact: true }).selectOption('POD');
    await page.getByLabel('Area', { exact: true }).selectOption('sheffield');
    expect(await first.locator('h2').innerText()).toBe('Podiatrist in Sheffield: futures, “Placements +20%”');
    await first.locator('table button.figure').first().click();
    expect(await page.locator('dialog').innerText()).toContain('as many lie above as below');
  });

  it('opens a step of the waterfall, and compares the scenarios at another year', async () => {
    page = await bench.open('internal', '#supply', 1280);
    const flows = page.locator('.panel', { has: page.getByLabel('Period') });
    await page.getByLabel('Period').selectOption('1/2026-03');
    expect(await flows.locator('caption').innerText()).toBe('All professions, As now, year to March 2026');
    // A chart further down is drawn anew a moment after its filter, which forgets the mark; a person presses again.
    let told = '';
    for (let tries = 1; tries <= 5 && !told.startsWith('Newly qualified'); ++tries) {
      await page.waitForTimeout(300 * tries);
      await flows.locator('.chart-frame').focus();
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      told = await page.locator('[role=status]').first().innerText();
    }
    expect(told).toMatch(/^Newly qualified: \+[\d.]+ people$/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Escape');
    await page.getByLabel('Years ahead').selectOption('15');
    const scenarios = page.locator('.panel', { has: page.getByLabel('Years ahead') });
    expect(await scenarios.locator('.lead').innerText()).toContain('After 15 years');
  });

  it('says early warning group by group', async () => {
    page = await bench.open('internal', '#early-warning', 1280);
    const table = page.locator('table').first();
    expect(await table.locator('tbody tr').first().innerText()).toContain('Here because: on the list');
    await page.getByLabel('Profession and area').selectOption('PO|');
    expect(await page.locator('.panel h2').nth(1).innerText()).toBe(
      'Prosthetist and orthotist against its floor',
    );
    expect(await page.locator('[role=status]').first().innerText()).toBe(
      'Showing Prosthetist and orthotist.',
    );
  });

  it('holds placement weeks against each other by scenario', async () => {
    page = await bench.open('internal', '#placements', 1280);
    const first = page.locator('.panel').first();
    expect(await first.locator('.lead').innerText()).toContain('1,100 offered');
    await page.getByLabel('Scenario', { exact: true }).selectOption('placements');
    expect(await first.locator('.lead').innerText()).toContain('1,320 offered');
  });
});
