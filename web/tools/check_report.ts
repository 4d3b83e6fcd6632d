/** `npx vite-node tools/check_report.ts REPORT.html`: does a report that C++ wrote keep the contract, and do its pages stand? */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { faults_of } from '../src/check_data';
import type { ReportData } from '../src/report_data';
import { FLAGS, drawn } from '../tests/harness';

const path = process.argv[2];
if (path === undefined) throw new Error('name a report.html');
const html = readFileSync(path, 'utf8');
const packed = /id="report-data">([^<]*)</.exec(html)?.[1] ?? '';
const json = gunzipSync(Buffer.from(packed, 'base64')).toString();
const data = JSON.parse(json) as ReportData;
const faults = faults_of(data);
console.log(
  `${data.meta.plan_name}, ${data.meta.edition}: page ${html.length} bytes, data ${packed.length} packed, ${json.length} unpacked`,
);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: FLAGS,
});
for (const id of data.pages.filter((p) => p.missing === '').map((p) => p.id)) {
  for (const width of [1280, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on('pageerror', (error) => faults.push(`${id} at ${width}: ${error.message}`));
    page.on('console', (m) => m.type() === 'error' && faults.push(`${id} at ${width}: ${m.text()}`));
    page.on(
      'request',
      (r) => !/^(file|data|blob):/.test(r.url()) && faults.push(`${id} asks for ${r.url()}`),
    );
    await page.goto(`${pathToFileURL(resolve(path)).href}#${id}`);
    await drawn(page);
    if ((await page.locator('.load-error').count()) > 0)
      faults.push(`${id}: ${await page.locator('.load-error').innerText()}`);
    const across = await page.evaluate(() => document.documentElement.scrollWidth);
    if (across > width) faults.push(`${id} at ${width}: the page is ${across} wide`);
    await page.screenshot({
      path: join(process.argv[3] ?? tmpdir(), `${data.meta.edition}-${id}-${width}.png`),
      fullPage: true,
    });
    await page.close();
  }
}
await browser.close();
console.log(faults.length === 0 ? 'keeps the contract; every page stands' : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
