import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import type { TableCell } from './table_view';

/** The published figure, the parts and ours, in the order of the picture. */
export interface Column {
  /** Column of `reconciliation`. */
  id: string;
  label: string;
  short: string;
  meaning: string;
  /** Stands on zero; the others are steps. */
  level: boolean;
}

export const COLUMNS: Column[] = [
  {
    id: 'published',
    label: 'Published',
    short: 'Published',
    meaning: 'The published figure',
    level: true,
  },
  {
    id: 'scope',
    label: 'Scope',
    short: 'Scope',
    meaning: 'Records that only one of the two means to count',
    level: false,
  },
  {
    id: 'recode',
    label: 'Recoding',
    short: 'Recoding',
    meaning: 'Profession or level is another after curation than by the occupation code',
    level: false,
  },
  {
    id: 'date',
    label: 'Date',
    short: 'Date',
    meaning: 'Change from the published month to ours',
    level: false,
  },
  {
    id: 'duplicates',
    label: 'Duplicates',
    short: 'Duplicates',
    meaning: 'Rows that repeat others, counted once here',
    level: false,
  },
  {
    id: 'unexplained',
    label: 'Unexplained',
    short: 'Unexplained',
    meaning: 'What the parts leave over',
    level: false,
  },
  { id: 'ours', label: 'Ours', short: 'Ours', meaning: 'Staff in post here', level: true },
];

/** Publications by their ids. */
export const SOURCES: Record<string, string> = {
  nhs_workforce_excluding_medical: 'NHS Workforce Statistics, staff excluding medical',
  nhs_workforce_staff_group: 'NHS Workforce Statistics, staff group and organisation',
  hchs_nationality: 'NHS staff by nationality and organisation',
  hchs_monthly: 'NHS monthly series for England',
  pcn_yearly: 'Primary care networks, yearly means',
  staff_records: 'Records of this plan',
};

/** What each step does with records. */
export const STEPS: Record<string, string> = {
  place: 'Sites outside the area or of unknown place, published with their organisation',
  footing: 'Contracts that the publication does not count',
  away: 'Staff on a career break',
  no_fte: 'Records without FTE',
  level: 'Support staff and assistant practitioners',
  other_staff: 'Other staff of the same published group',
  no_person: 'Records without a known person',
  absent: 'Organisations without a published figure (figures missing)',
  code: 'Occupation code',
  month: 'Change between the months',
  year: 'The published year ends in March',
  copies: 'Copies of rows',
  suppressed: 'Figures without a number',
};

export const VERDICTS: Record<string, TableCell> = {
  agrees: { text: 'Agrees' },
  finding: { text: 'Finding', tag: 'red' },
  other_month: { text: 'Month not loaded', tag: 'grey' },
  renamed: { text: 'Several names', tag: 'grey' },
};

export const source_name = (id: string): string => SOURCES[id] ?? id;

const MEASURES: Record<string, string> = {
  fte: 'FTE',
  headcount: 'People',
  mean_fte_per_record: 'FTE per record',
};
export const measure_of = (row: PlainRow): string =>
  MEASURES[String(row['measure'])] ?? String(row['measure']);

/** What a row is about, as a reader calls it. */
export function label_of(row: PlainRow): string {
  const label = String(row['label'] ?? '');
  if (label === 'all') return 'All professions';
  return label === '' ? String(row['staff_group'] ?? '') : label;
}

/** Publications with sums over organisations in a month; the one with most figures first. */
export function source_options(rows: PlainRow[], month: string): string[] {
  const figures = new Map<string, number>();
  for (const row of rows)
    if (row['month'] === month && row['beside'] === 'staff_records') {
      const source = String(row['source']);
      figures.set(source, (figures.get(source) ?? 0) + 1);
    }
  const summed = new Set(rows.filter((r) => r['label'] === 'all').map((r) => String(r['source'])));
  return [...figures.keys()]
    .filter((source) => summed.has(source))
    .sort((a, b) => figures.get(b)! - figures.get(a)! || a.localeCompare(b));
}

const KEYS = ['month', 'employer', 'staff_group', 'label', 'source', 'beside', 'measure', 'published_month'];

/** One number of a row, a part with its sign, as a cell that opens its explanation. */
export function reconciliation_cell(row: PlainRow, column: string): TableCell {
  const value = row[column] ?? null;
  const level = column === 'published' || column === 'ours';
  const digits = row['measure'] === 'headcount' ? 0 : 1;
  const key = Object.fromEntries(KEYS.map((k) => [k, String(row[k] ?? '')]));
  return {
    text: level || typeof value !== 'number' ? format.cell(value, digits) : format.signed(value, digits),
    figure: figure_name('reconciliation', column, key),
  };
}
