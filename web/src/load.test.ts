import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { make_fixture } from '../fixture/fixture';
import { DATA_ELEMENT, SUMMARY_PLACE, inject } from '../tools/inject';
import { load_report } from './load';

const packed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64');

it('reads back what was packed', async () => {
  const data = make_fixture('release');
  expect(await load_report(`\n${packed(data)}\n`)).toEqual(data);
});

it('says so when the template is empty', async () => {
  await expect(load_report('  ')).rejects.toThrow('cadre run');
});

it('refuses another format', async () => {
  await expect(load_report(packed({ format: 'cadre-report/2' }))).rejects.toThrow('cadre-report/2');
});

it('fails on broken data', async () => {
  await expect(load_report('AAAA')).rejects.toThrow();
});

it('fills each place of the template once', () => {
  const page = inject(`<p>${SUMMARY_PLACE}</p>${DATA_ELEMENT}`, make_fixture('release'), '<b>$& summary</b>');
  expect(page).toContain('<p><b>$& summary</b></p>');
  expect(page).toMatch(/id="report-data">H4sI[A-Za-z0-9+/=]+<\/script>$/);
  expect(() => inject(DATA_ELEMENT + DATA_ELEMENT, make_fixture('release'))).toThrow('found 2');
});
