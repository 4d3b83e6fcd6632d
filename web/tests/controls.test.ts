import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { make_fixture } from '../fixture/fixture';
import { PAGES, drawn, pages_of, start_bench, type Bench } from './harness';

let bench: Bench;
let page: Page;
beforeAll(async () => {
  bench = await start_bench();
});
afterAll(() => bench.close());
afterEach(() => page.close());

const hash = (): Promise<string> => page.evaluate(() => location.hash);
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const e = document.activeElement!;
    return `${e.tagName.toLowerCase()} ${e.getAttribute('aria-label') ?? e.textContent?.trim().slice(0, 60) ?? ''}`;
  });

describe('the keyboard', () => {
  it('meets the skip link first, and it leads to the heading', async () => {
    page = await bench.open('release', '#overview', 1280);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('a Skip to main content');
    await page.keyboard.press('Enter');
    expect(await focused()).toMatch(/^h1 Do we have/);
    expect(await hash()).toBe('#overview');
  });

  it.each(pages_of('internal'))('reaches every control of %s, and shows where it is', async (id) => {
    page = await bench.open('internal', `#${id}`, 1280);
    const wanted = await page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>('a[href], button, select, input, summary, [tabindex="0"]'),
      ];
      const open = all.filter(
        (e) =>
          e.tabIndex >= 0 &&
          !(e as HTMLButtonElement).disabled &&
          e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }),
      );
      // Radio buttons of one group are one stop.
      const stops = open.filter((e) => !(e instanceof HTMLInputElement) || e.checked);
      stops.forEach((e, i) => (e.dataset['stop'] = String(i)));
      return stops.length;
    });
    const reached = new Set<string>();
    for (let i = 0; i < wanted + 10; ++i) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const e = document.activeElement as HTMLElement;
        const on = (s: CSSStyleDeclaration): boolean =>
          (s.outlineStyle !== 'none' && s.outlineWidth !== '0px') || s.boxShadow !== 'none';
        const holder = e.closest('label') ?? e;
        return {
          stop: e.dataset['stop'] ?? '',
          seen: e === document.body || on(getComputedStyle(e)) || on(getComputedStyle(holder)),
        };
      });
      if (stop.stop !== '') reached.add(stop.stop);
      expect(stop.seen, `focus is visible on stop ${stop.stop}`).toBe(true);
    }
    expect(reached.size).toBe(wanted);
  });

  it('moves between the numbers of a table and opens one', async () => {
    page = await bench.open('internal', '#overview', 1280);
    await page.locator('table button.figure').first().focus();
    expect(await focused()).toMatch(/^button \d/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['figure']);
    expect(name).toBe('capacity_cells.fte?month=2025-03&profession=DRAMA');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    expect(await page.locator('dialog').innerText()).toContain(`cadre explain PLAN '${name}'`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog:not([open])', { state: 'attached' });
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['figure'])).toBe(name);
  });

  it('visits the marks of a chart and opens one', async () => {
    page = await bench.open('release', '#capacity', 1280);
    await page.locator('.chart-frame').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('[role=status]').first().innerText()).toMatch(/, .*: .*FTE per 100,000/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    expect(await page.locator('dialog h2').innerText()).toBe('FTE per 100,000 weighted population');
  });
});

describe('an explanation', () => {
  it('tells everything, closes, and copies', async () => {
    page = await bench.open('release', '#overview', 1280);
    await page.locator('.answer button.figure').first().click();
    const text = await page.locator('dialog').innerText();
    for (const part of [
      'Definition',
      'Formula',
      'Which records',
      'Source',
      'Take care',
      'Assumptions',
      'Assumed',
      'From the plan',
      'Records by file',
      'esr-zz1-2025-03.csv',
      'cadre explain PLAN',
    ])
      expect(text).toContain(part);
    await page.getByRole('button', { name: 'Copy as table' }).last().click();
    await page.waitForFunction(
      () => document.querySelector('dialog [role=status]')?.textContent === 'Table copied.',
    );
    await page.getByRole('button', { name: 'Copy the command' }).click();
    await page.waitForFunction(
      () => document.querySelector('dialog [role=status]')?.textContent === 'Command copied.',
    );
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it('opens from a mark of the chart', async () => {
    page = await bench.open('internal', '#overview', 1280);
    // A chart that is laid out anew between press and release takes no click; a person clicks again.
    await vi.waitFor(
      async () => {
        const mark = page.locator('.chart-holder svg path[fill="#005eb8"]').nth(4);
        if ((await page.locator('dialog[open]').count()) === 0) await mark.click({ timeout: 1000 });
        await page.waitForSelector('dialog[open]', { timeout: 1000 });
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(await page.locator('dialog').innerText()).toContain('Occupational therapist');
  });

  it('says what a withheld number means', async () => {
    page = await bench.open('release', '#overview', 1280);
    await page.locator('button[data-figure="capacity_cells.people?month=2025-03&profession=OSTEO"]').click();
    expect(await page.locator('dialog').innerText()).toContain('* stands for 1 to 4 people');
  });
});

describe('filters', () => {
  it('go into the address, follow to the next page, are announced and cleared in one click', async () => {
    page = await bench.open('release', '#overview', 1280);
    await page.getByLabel('Profession', { exact: true }).selectOption('PT');
    expect(await hash()).toBe('#overview?profession=PT');
    expect(await page.locator('[role=status]').first().innerText()).toContain('Physiotherapist');
    expect(await page.locator('.panel h2').first().innerText()).toBe('FTE by place');
    await page.getByLabel('Place', { exact: true }).selectOption('sheffield');
    await page.getByRole('link', { name: 'Capacity' }).click();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Who do we have'));
    expect(await hash()).toBe('#capacity?profession=PT&place=sheffield');
    expect(await focused()).toMatch(/^h1 Who/);
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    expect(await hash()).toBe('#capacity');
    expect(await page.locator('[role=status]').first().innerText()).toContain('Filters cleared');
    await page.goBack();
    expect(await hash()).toBe('#capacity?profession=PT&place=sheffield');
    expect(await page.getByLabel('Profession', { exact: true }).inputValue()).toBe('PT');
  });

  it('open again from the address', async () => {
    page = await bench.open('internal', '#overview?month=2024-12&place=doncaster', 1280);
    expect(await page.getByLabel('Month').inputValue()).toBe('2024-12');
    expect(await page.locator('.panel table caption').first().innerText()).toContain('December 2024');
    expect((await page.locator('.chip').allTextContents()).map((t) => t.replaceAll(/\s+/g, ' '))).toEqual([
      'Month: December 2024 ×(remove this filter)',
      'Place: Doncaster ×(remove this filter)',
    ]);
  });

  it('say what disclosure control does not release, and why', async () => {
    page = await bench.open('release', '#overview?profession=PT&employer=ZZ1&band=6', 1280);
    const text = await page.locator('.reason').first().innerText();
    expect(text).toMatch(
      /^Disclosure control does not release .*profession.* together here, because small groups of people could be recognised in it\.$/,
    );
    await page.goto(bench.url('release', '#overview?profession=PT'));
    await drawn(page);
    await page.getByLabel('Employer', { exact: true }).selectOption('ZZ1');
    expect(await page.getByLabel('Band', { exact: true }).isDisabled()).toBe(true);
    expect(await page.locator('.filters > .note').innerText()).toContain(
      'Disclosure control does not release',
    );
  });

  it('say in one sentence which breakdowns they rule out', async () => {
    page = await bench.open('release', '#capacity', 1280);
    const panel = page.locator('.panel', { hasText: 'What is not shown for these filters?' });
    expect(await panel.count()).toBe(0);
    await page.getByLabel('Profession', { exact: true }).selectOption('PT');
    await page.getByLabel('Role level', { exact: true }).selectOption('support');
    expect(await panel.innerText()).toContain(
      'a breakdown of Physiotherapist, Support worker by band, setting,',
    );
  });

  it('say why a result is empty', async () => {
    page = await bench.open('internal', '#overview?profession=OSTEO&place=bassetlaw', 1280);
    expect(await page.locator('.reason').first().innerText()).toBe(
      'Nobody is recorded for Osteopath, Bassetlaw in March 2025.',
    );
  });
});

describe('representation', () => {
  it('keeps the profession in the address, changes the picture and hides one to four people', async () => {
    page = await bench.open('internal', '#representation', 1280);
    expect(await page.locator('.panel h2').first().innerText()).toMatch(
      /^Asian people: .*, all professions$/,
    );
    await page.getByLabel('Profession', { exact: true }).selectOption('PT');
    expect(await hash()).toBe('#representation?profession=PT');
    const text = await page.locator('main').innerText();
    expect(text).toContain('fewer than 5');
    expect(text).not.toMatch(/\b[1-4] people/);
    await page.getByLabel('Sex').check();
    await page.getByLabel('Group in the picture').selectOption('male');
    expect(await page.locator('.panel h2').first().innerText()).toMatch(/^Men: .*, Physiotherapist$/);
  });
});

describe('the whole file', () => {
  it('saves a chart as a picture', async () => {
    page = await bench.open('release', '#overview', 1280);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as picture of FTE by profession' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('fte-by-profession-march-2025.png');
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(20_000);
  });

  it('lists the pages to come with the file to add, without dead links', async () => {
    page = await bench.open('release', '#overview', 1280);
    const links = await page
      .locator('.navigation a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links).toEqual(['#overview', '#capacity', '#profession', '#data-quality', '#sources']);
    const plan = page.locator('.nav-missing', { hasText: 'in Plan' }).filter({ hasText: 'more data' });
    await plan.locator('summary').click();
    expect(await plan.innerText()).toContain('Programme, not yet available. Add');
    const withheld = page
      .locator('.nav-missing', { hasText: 'not released' })
      .filter({ hasText: 'in Need and gap' });
    await withheld.locator('summary').click();
    expect(await withheld.innerText()).toContain('Capability');
  });

  it('opens the menu on a phone', async () => {
    page = await bench.open('release', '#overview', 390);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Data quality' }).click();
    await page.waitForFunction(
      () => document.querySelector('h1')?.textContent === 'How far can we trust it?',
    );
    expect(await page.locator('.pages.open').count()).toBe(0);
  });

  it('leaves a page of the old address alone', async () => {
    page = await bench.open('release', '#no-such-page', 1280);
    expect(await page.locator('h1').innerText()).toMatch(/^Do we have/);
  });

  it('shows a report without optional tables', async () => {
    const data = make_fixture('release');
    data.tables = { capacity_cells: data.tables['capacity_cells']! };
    data.assumptions = [];
    data.sources = { inputs: [], references: [], overrides: [], evidence: [] };
    data.quality = { ledger: [], rules: [], scores: [], rejects: [], worst: [] };
    data.capacity.conflicts = [];
    const url = bench.write('bare.html', data);
    page = await bench.context.newPage();
    for (const id of PAGES) {
      await page.goto('about:blank');
      await page.goto(`${url}#${id}`);
      await page.waitForSelector('h1');
      expect(await page.locator('.load-error').count(), id).toBe(0);
    }
  });

  it('goes across larger areas where there are no places, and says which file rates need', async () => {
    const data = make_fixture('internal');
    delete data.tables['rates'];
    delete data.tables['support_mix'];
    data.missing_tables = { support_mix: 'Add a staff list with role levels.' };
    const cells = data.tables['capacity_cells']!;
    cells.groupings = cells.groupings!.filter((g) => !g.includes('place'));
    page = await bench.context.newPage();
    await page.goto(`${bench.write('areas.html', data)}#capacity`);
    await drawn(page);
    expect(await page.locator('.panel h2').first().innerText()).toBe(
      'FTE by profession and integrated care system',
    );
    expect(await page.locator('.panel .note').first().innerText()).toBe(
      'FTE per 100,000 is not made for these filters, so FTE is shown.',
    );
    expect(await page.locator('.reason').allInnerTexts()).toContain(
      'This report holds no data for this part. Add a staff list with role levels.',
    );
  });

  it('shows the first rows of a long table, and all of them when asked', async () => {
    const data = make_fixture('release');
    const rule = data.quality.rules[0]!;
    data.quality.rules = Array.from({ length: 90 }, (_, i) => ({ ...rule, id: `R-${i}`, count: 100 - i }));
    page = await bench.context.newPage();
    await page.goto(`${bench.write('long.html', data)}#data-quality`);
    await drawn(page);
    const table = page.locator('.table-holder', { hasText: 'Rules that found something' });
    expect(await table.locator('tbody tr').count()).toBe(40);
    expect(await table.innerText()).toContain('Showing 40 of 90 rows.');
    await table.getByRole('button', { name: 'Show all rows' }).click();
    expect(await table.locator('tbody tr').count()).toBe(90);
  });

  it('prints without cut charts', async () => {
    page = await bench.open('internal', '#capacity', 1280);
    await page.setViewportSize({ width: 703, height: 1020 });
    await page.emulateMedia({ media: 'print' });
    await page.waitForTimeout(100);
    const charts = await page.evaluate(() =>
      [...document.querySelectorAll('.chart')].map((c) => ({
        broken: getComputedStyle(c).breakInside,
        height: c.getBoundingClientRect().height,
        right: Math.max(...[...c.querySelectorAll('svg')].map((s) => s.getBoundingClientRect().right)),
      })),
    );
    expect(charts.length).toBeGreaterThan(1);
    for (const c of charts) {
      expect(c.broken).toBe('avoid');
      expect(c.height).toBeLessThan(1000);
      expect(c.right).toBeLessThanOrEqual(704);
    }
    expect(await page.locator('.navigation').isVisible()).toBe(false);
    expect(await page.locator('.marks').isVisible()).toBe(true);
  });

  it.each(['internal', 'release'] as const)('prints a profession on one page of A4, %s', async (edition) => {
    page = await bench.open(edition, '#profession?profession=DRAD', 1280);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });

  it('shows the sheets of all professions when asked, each to begin on new paper', async () => {
    page = await bench.open('internal', '#profession', 1280);
    expect(await page.locator('.sheet').count()).toBe(0);
    await page.getByRole('button', { name: /^Show all \d+ sheets/ }).click();
    await drawn(page);
    await page.emulateMedia({ media: 'print' });
    const breaks = await page.evaluate(() =>
      [...document.querySelectorAll('.sheet')].map((s) => getComputedStyle(s).breakBefore),
    );
    expect(breaks.length).toBeGreaterThan(10);
    expect(new Set(breaks)).toEqual(new Set(['page']));
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'Podiatrist' }).click();
    await drawn(page);
    expect(await page.locator('.sheet').count()).toBe(1);
    expect(await page.locator('.sheet h2').innerText()).toBe('Podiatrist');
  });
});

it('shows the static summary with scripts off', async () => {
  const off = await start_bench(false);
  try {
    page = await off.context.newPage();
    await page.goto(off.url('release'));
    expect(await page.locator('#static').innerText()).toBe('The answer without scripts.');
    expect(await page.locator('h1').count()).toBe(0);
  } finally {
    await off.close();
  }
});
