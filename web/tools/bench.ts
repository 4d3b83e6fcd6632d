/**
 * `npm run bench`: how long the built report takes to answer, one JSON line. The limits stand beside the times; nothing is
 * judged here. `wall` is what a person waits; `processor` is what the page's own thread used, which a busy machine does
 * not change.
 */
import type { Page } from 'playwright-core';
import { start_bench } from '../tests/harness';

interface Times {
  wall: number;
  processor: number;
}

const FILTER_LIMIT_MS = 100;
const FIRST_PAGE_LIMIT_MS = 2000;
const SLOWER = 4;
const bench = await start_bench();

/** Milliseconds of processor time of the page so far. */
async function start_clock(of: Page): Promise<() => Promise<number>> {
  const session = await bench.context.newCDPSession(of);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find((m) => m.name === 'TaskDuration')?.value ?? NaN);
  };
}

/** One choice after the other in the filter bar of the Capacity page, each until the page is laid out again. */
async function time_filters(): Promise<Times[]> {
  const page = await bench.open('internal', '#capacity', 1280);
  const clock = await start_clock(page);
  const times: Times[] = [];
  for (const code of ['PT', 'OT', 'PARA', '']) {
    const before = await clock();
    const wall = await page.evaluate(async (value) => {
      const select = [...document.querySelectorAll('select')].find(
        (s) => s.labels?.[0]?.textContent === 'Profession',
      )!;
      const start = performance.now();
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((done) => setTimeout(done, 0));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    }, code);
    times.push({ wall, processor: (await clock()) - before });
  }
  await page.close();
  return times;
}

/** From the address to the first picture, on a processor made slower. */
async function time_first_page(): Promise<Times> {
  const page = await bench.context.newPage();
  const clock = await start_clock(page);
  const session = await bench.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    const look = new MutationObserver(() => {
      if (document.querySelector('.chart-holder svg path') === null) return;
      look.disconnect();
      requestAnimationFrame(() => ((window as unknown as { drawn_at: number }).drawn_at = performance.now()));
    });
    look.observe(document, { childList: true, subtree: true });
  });
  const before = await clock();
  await page.goto(bench.url('internal', '#overview'));
  await page.waitForFunction(() => 'drawn_at' in window);
  const wall = await page.evaluate(() => (window as unknown as { drawn_at: number }).drawn_at);
  const processor = (await clock()) - before;
  await page.close();
  return { wall, processor };
}

const rounded = (times: Times): Times => ({
  wall: Math.round(times.wall),
  processor: Math.round(times.processor),
});
const first_page = await time_first_page();
const filters = await time_filters();
await bench.close();
console.log(
  JSON.stringify({
    bench: 'report_page',
    filter_ms: filters.map(rounded),
    filter_limit_ms: FILTER_LIMIT_MS,
    first_page_ms: rounded(first_page),
    first_page_limit_ms: FIRST_PAGE_LIMIT_MS,
    processor_slowed: SLOWER,
  }),
);
