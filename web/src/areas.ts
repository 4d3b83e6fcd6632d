import type { Report } from './report.svelte';
import type { Dimension, ReportData, Term } from './report_data';

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

/** Terms to filter staff by: settings and colleagues that only the matrix of competencies knows are no answer there. */
export function offered_terms(data: ReportData, dimension: Dimension): Term[] {
  const codes_of = (table: string): string[] =>
    data.tables[table]?.columns.find((c) => c.name === dimension)?.dictionary ?? [];
  const counted = new Set(codes_of('capacity_cells'));
  const only = new Set(
    Object.keys(data.tables)
      .filter((name) => name.startsWith('capability_'))
      .flatMap(codes_of)
      .filter((code) => !counted.has(code)),
  );
  return (data.vocabulary[dimension] ?? []).filter((term) => !only.has(term.code));
}
