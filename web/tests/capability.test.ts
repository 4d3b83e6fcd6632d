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

describe('capability', () => {
  it('is visited and chosen from by keyboard', async () => {
    page = await bench.open('internal', '#capability', 1280);
    const frame = page.locator('.chart-frame').first();
    await frame.focus();
    for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowRight');
    expect(await page.locator('[role=status]').first().innerText()).toMatch(
      /^Falls assessment and prevention/,
    );
    await page.keyboard.press('Enter');
    const detail = page.locator('.detail');
    expect(await detail.innerText()).toContain('Who could after training');
    expect(await detail.innerText()).toContain('Physiotherapist: 60% trained');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[role=status]').first().innerText()).toMatch(/^Treatment, Primary care/);
    expect(bench.complaints).toEqual([]);
  });

  it('shows one profession, and what comes when a barrier falls', async () => {
    page = await bench.open('internal', '#capability', 390);
    const panel = page.locator('.panel').first();
    await page.getByLabel('Profession or colleague').selectOption('OT');
    expect(await panel.innerText()).toContain('Occupational therapist: 1 lawful, 2 blocked, of 3 entries.');
    await page.getByLabel('When', { exact: true }).selectOption('PRESCRIBING');
    expect(await panel.innerText()).toContain('Occupational therapist: 3 lawful, of 3 entries.');
    await page.getByLabel('When', { exact: true }).selectOption('future');
    expect(await panel.innerText()).toContain('Acute care');
  });

  it('draws patterns beside colours', async () => {
    page = await bench.open('internal', '#capability', 1280);
    expect(await page.locator('.chart-holder').first().locator('svg pattern').count()).toBeGreaterThan(2);
  });
});

describe('readiness', () => {
  it('says the lowest domain first', async () => {
    page = await bench.open('internal', '#readiness', 1280);
    expect(await page.locator('main').innerText()).toContain('Extending skills and knowledge, 1.0 of 4.');
  });
});
