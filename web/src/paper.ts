import * as format from './format';
import type { Meta } from './report_data';

/** Marks in the margin of every printed sheet. */
export function paper_style(meta: Meta): string {
  const marks = [
    ...(meta.edition === 'internal' ? ['INTERNAL: small numbers shown, not for sharing'] : []),
    ...(meta.synthetic ? ['Synthetic data'] : []),
    ...(meta.provisional ? ['Provisional'] : []),
  ];
  const font = 'font: 8pt Arial, sans-serif; color: #4c6272;';
  return `@page { size: A4; margin: 14mm 12mm 16mm;
  @bottom-left { content: ${quoted(marks.join(' · '))}; ${font} font-weight: bold; }
  @bottom-right { content: ${quoted(`${meta.plan_name}, ${format.month(meta.month)} · page `)} counter(page); ${font} } }`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', ' ')}"`;
}
