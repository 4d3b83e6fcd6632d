/** `npm run fixture`: writes both editions of the example data, and reports filled with them where a template is built. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { make_fixture } from '../fixture/fixture';
import { inject } from './inject';

mkdirSync('dist', { recursive: true });
for (const edition of ['internal', 'release'] as const) {
  const data = make_fixture(edition);
  const json = JSON.stringify(data);
  writeFileSync(`dist/fixture-${edition}.json`, json);
  console.log(`dist/fixture-${edition}.json: ${json.length} bytes`);
  if (!existsSync('dist/report.html')) continue;
  const page = inject(readFileSync('dist/report.html', 'utf8'), data, '<p>Example data.</p>');
  writeFileSync(`dist/report-${edition}.html`, page);
  console.log(`dist/report-${edition}.html: ${page.length} bytes`);
}
