/** `npx vite-node tools/screenshots.ts FOLDER`: pictures of every page at both widths, and each page as A4, to look at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EDITIONS, WIDTHS, pages_of, start_bench } from '../tests/harness';

const folder = process.argv[2] ?? 'dist/screenshots';
mkdirSync(folder, { recursive: true });
const bench = await start_bench();
for (const edition of EDITIONS) {
  for (const id of pages_of(edition)) {
    for (const width of WIDTHS) {
      const page = await bench.open(edition, `#${id}`, width);
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(folder, `${edition}-${id}-${width}.png`), fullPage: true });
      if (width === 1280)
        await page.pdf({
          path: join(folder, `${edition}-${id}.pdf`),
          preferCSSPageSize: true,
          printBackground: false,
        });
      await page.close();
    }
  }
}
console.log(bench.complaints.length === 0 ? 'no complaints' : bench.complaints.join('\n'));
await bench.close();
