import type { Report } from './report.svelte';
import type { Dimension } from './report_data';

/** Areas of supply are places, or larger areas, or (within one area) sectors: the first that knows the code names it. */
const KINDS: Dimension[] = ['place', 'ics', 'region', 'employer', 'sector'];

export function area_label(report: Report, code: string): string {
  if (code === '') return '';
  for (const kind of KINDS) {
    const label = report.label(kind, code);
    if (label !== code) return label;
  }
  return code;
}
