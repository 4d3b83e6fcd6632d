import { gzipSync } from 'node:zlib';
import type { ReportData } from '../src/report_data';

/** The element the C++ side looks for; it stands exactly once in the built template. */
export const DATA_ELEMENT = '<script type="application/json+gzip" id="report-data"></script>';
export const SUMMARY_PLACE = '<!--static-summary-->';

/** What publishing does in C++: base64 of gzip of JSON into the element, the summary into its place. */
export function inject(template: string, data: ReportData, summary = ''): string {
  const parts = template.split(DATA_ELEMENT);
  if (parts.length !== 2)
    throw new Error(`expected one data element in the template, found ${parts.length - 1}`);
  const packed = gzipSync(JSON.stringify(data), { level: 9 }).toString('base64');
  const filled = parts.join(DATA_ELEMENT.replace('></script>', `>${packed}</script>`));
  return filled.split(SUMMARY_PLACE).join(summary);
}
