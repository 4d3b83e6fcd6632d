import { parse_figure } from './figures';
import {
  DIMENSIONS,
  REPORT_FORMAT,
  SUPPRESSED,
  type Column,
  type ReportData,
  type Table,
} from './report_data';

/** Columns that the pages read; a table may have more. */
export const COLUMNS_READ: Record<string, string[]> = {
  capacity_cells: ['month', 'people', 'fte', 'fte_low', 'fte_high'],
  rates: ['month', 'profession', 'fte_per_100k'],
  trend: ['month', 'fte_raw', 'fte_matched', 'employers_reporting', 'employers_matched'],
  age_profile: ['month', 'age_band', 'people', 'fte'],
  past_55: ['month', 'profession', 'people_known_age', 'people_55_plus', 'share_55_plus'],
  support_mix: [
    'month',
    'profession',
    'support_fte',
    'assistant_practitioner_fte',
    'registered_fte',
    'support_share',
  ],
  turnover: [
    'month',
    'profession',
    'people_start',
    'joiners',
    'leavers',
    'people_end',
    'joiner_rate',
    'leaver_rate',
    'stability',
  ],
};

/** Where report data break the contract (docs/formats/report-data.md), one sentence each; empty when all is well. */
export function faults_of(data: ReportData): string[] {
  const faults: string[] = [];
  if (data.format !== REPORT_FORMAT) faults.push(`format is ${String(data.format)}, not ${REPORT_FORMAT}`);
  if (!data.meta.months.includes(data.meta.month))
    faults.push(`month ${data.meta.month} is not among the months`);
  const sorted = [...data.meta.months].sort();
  if (sorted.join() !== data.meta.months.join()) faults.push('the months are not ascending');
  for (const [name, table] of Object.entries(data.tables)) faults.push(...table_faults(data, name, table));
  if (data.tables['capacity_cells'] === undefined) faults.push('there is no table capacity_cells');
  faults.push(...page_faults(data), ...reference_faults(data));
  for (const row of data.quality.ledger) {
    const parts = [row.accepted, row.review, row.rejected, row.merged];
    if (data.meta.edition === 'release' || parts.some((p) => typeof p !== 'number')) continue;
    if (parts.reduce<number>((sum, p) => sum + Number(p), 0) !== row.read)
      faults.push(`ledger of ${row.file} loses rows`);
  }
  return faults;
}

function table_faults(data: ReportData, name: string, table: Table): string[] {
  const faults: string[] = [];
  const length = (c: Column): number => (c.codes ?? c.values ?? []).length;
  const rows = table.columns[0] === undefined ? 0 : length(table.columns[0]);
  for (const wanted of COLUMNS_READ[name] ?? [])
    if (!table.columns.some((c) => c.name === wanted)) faults.push(`table ${name} has no column ${wanted}`);
  for (const column of table.columns) {
    const at = `${name}.${column.name}`;
    if (length(column) !== rows) faults.push(`${at} has ${length(column)} rows, the first column ${rows}`);
    const codes = column.dictionary?.length ?? 0;
    if (column.codes?.some((c) => c < 0 || c >= codes) === true)
      faults.push(`${at} points outside its dictionary`);
    if (
      column.kind === 'number' &&
      column.values?.some((v) => typeof v === 'string' && v !== SUPPRESSED) === true
    )
      faults.push(`${at} holds text other than "*"`);
    const dimension = DIMENSIONS.find((d) => d === column.name);
    if (dimension === undefined || dimension === 'month') continue;
    const known = new Set((data.vocabulary[dimension] ?? []).map((t) => t.code));
    const seen = new Set(column.dictionary ?? column.values?.map(String));
    const unknown = [...seen].filter((c) => c !== '' && !known.has(c));
    if (unknown.length > 0) faults.push(`${at} has codes without a label: ${unknown.slice(0, 5).join(', ')}`);
  }
  return faults;
}

function page_faults(data: ReportData): string[] {
  const faults: string[] = [];
  const sections = new Set(data.sections.map((s) => s.id));
  if (!data.pages.some((p) => p.missing === '')) faults.push('no page has its data');
  for (const page of data.pages) {
    if (!sections.has(page.section)) faults.push(`page ${page.id} is in no known section: ${page.section}`);
    if (page.missing === '' && page.answer.length === 0) faults.push(`page ${page.id} has no answer`);
    for (const part of page.answer.flat()) {
      if (typeof part === 'string' || data.measures[parse_figure(part.figure).recipe] !== undefined) continue;
      faults.push(`page ${page.id} names ${part.figure}, whose measure is not described`);
    }
  }
  return faults;
}

function reference_faults(data: ReportData): string[] {
  const faults: string[] = [];
  const known = new Set(data.assumptions.map((a) => a.id));
  for (const [id, m] of Object.entries(data.measures))
    for (const a of m.assumptions)
      if (!known.has(a)) faults.push(`measure ${id} names the assumption ${a}, which is not there`);
  for (const id of Object.keys(data.figures))
    if (data.measures[parse_figure(id).recipe] === undefined) faults.push(`figure ${id} has no measure`);
  return faults;
}
