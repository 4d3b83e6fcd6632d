import type { Filters } from './address';
import { code_of, type CellTable, type Row } from './cell_table';
import * as format from './format';
import type { Dimension, Disclosure, Vocabulary } from './report_data';

/** What a view asks of a table: the chosen filters, broken down by some dimensions. */
export interface Question {
  filters: Filters;
  by: Dimension[];
}

export type Answer =
  | { kind: 'answered'; rows: Row[] }
  /** Nothing to show, for the reason given in a sentence. */
  | { kind: 'empty'; reason: string }
  /** The combination has no table, for the reason given in a sentence. */
  | { kind: 'refused'; reason: string };

export const DIMENSION_NAMES: Record<Dimension, string> = {
  month: 'month',
  profession: 'profession',
  role_level: 'role level',
  band: 'band',
  setting: 'setting',
  sector: 'sector',
  employer: 'employer',
  place: 'place',
  ics: 'integrated care system',
  region: 'region',
  age_band: 'age',
  staffing: 'staffing',
};

export function label_of(vocabulary: Vocabulary, dimension: Dimension, code: string): string {
  if (dimension === 'month') return format.month(code);
  return vocabulary[dimension]?.find((t) => t.code === code)?.label ?? code;
}

export function short_label_of(vocabulary: Vocabulary, dimension: Dimension, code: string): string {
  return vocabulary[dimension]?.find((t) => t.code === code)?.short ?? label_of(vocabulary, dimension, code);
}

/** "Physiotherapist, Sheffield"; empty without filters. */
export function describe(vocabulary: Vocabulary, filters: Filters): string {
  const words: string[] = [];
  for (const [dimension, code] of Object.entries(filters) as [Dimension, string][])
    if (dimension !== 'month') words.push(label_of(vocabulary, dimension, code));
  return words.join(', ');
}

const PARENTS: [Dimension, Dimension][] = [
  ['place', 'ics'],
  ['ics', 'region'],
  ['employer', 'sector'],
];

/** Leaves out a filter that another implies: a place already says which system. Null when two contradict each other. */
export function without_implied(vocabulary: Vocabulary, filters: Filters): Filters | null {
  const kept = { ...filters };
  for (const [child, parent] of PARENTS) {
    const code = filters[child];
    const above = filters[parent];
    if (code === undefined || above === undefined) continue;
    const implied = vocabulary[child]?.find((t) => t.code === code)?.parent;
    if (implied === undefined) continue;
    if (implied !== above) return null;
    delete kept[parent];
  }
  return kept;
}

function dimensions_of(question: Question): Set<Dimension> {
  const set = new Set(question.by);
  for (const d of Object.keys(question.filters) as Dimension[]) if (d !== 'month') set.add(d);
  return set;
}

export function can_answer(
  table: CellTable | undefined,
  vocabulary: Vocabulary,
  question: Question,
): boolean {
  const filters = without_implied(vocabulary, question.filters);
  if (table === undefined || filters === null) return false;
  return table.answers(dimensions_of({ ...question, filters }));
}

/** Finds the cells; rows come in the order of the vocabulary, the first breakdown outermost. */
export function ask(
  table: CellTable | undefined,
  vocabulary: Vocabulary,
  disclosure: Disclosure,
  question: Question,
  missing = '',
): Answer {
  if (table === undefined)
    return { kind: 'empty', reason: `This report holds no data for this part. ${missing}`.trim() };
  const filters = without_implied(vocabulary, question.filters);
  if (filters === null) {
    const what = describe(vocabulary, question.filters);
    return { kind: 'empty', reason: `Nobody can be in all of ${what}: one does not belong to the other.` };
  }
  const dimensions = dimensions_of({ ...question, filters });
  if (!table.answers(dimensions)) return { kind: 'refused', reason: refusal(disclosure, dimensions) };
  const rows = table.rows(dimensions, filters);
  if (rows.length > 0) return { kind: 'answered', rows: in_order(vocabulary, rows, question.by) };
  return { kind: 'empty', reason: nobody(vocabulary, table, dimensions, filters) };
}

function refusal(disclosure: Disclosure, dimensions: Set<Dimension>): string {
  const names = [...dimensions].map((d) => DIMENSION_NAMES[d]);
  const what = names.length === 1 ? `figures by ${names[0]}` : `${format.list(names)} together`;
  return refusal_of(disclosure, what);
}

/** "Disclosure control does not release …, because …." */
export function refusal_of(disclosure: Disclosure, what: string): string {
  const who = disclosure.mode === 'off' ? 'This report does not show' : 'Disclosure control does not release';
  return `${who} ${what} here, ${disclosure.not_released}.`;
}

function nobody(
  vocabulary: Vocabulary,
  table: CellTable,
  dimensions: Set<Dimension>,
  filters: Filters,
): string {
  const month = filters.month;
  if (month !== undefined && table.rows(dimensions, { month }).length === 0)
    return `There are no figures of this kind for ${format.month(month)}. Choose another month.`;
  const what = describe(vocabulary, filters);
  return `Nobody is recorded for ${what === '' ? 'this area' : what}${month === undefined ? '' : ` in ${format.month(month)}`}.`;
}

function in_order(vocabulary: Vocabulary, rows: Row[], by: Dimension[]): Row[] {
  const place = new Map<string, number>();
  for (const d of by) vocabulary[d]?.forEach((t, i) => place.set(`${d}=${t.code}`, i));
  const at = (row: Row, d: Dimension): number => place.get(`${d}=${code_of(row, d)}`) ?? 1e6;
  return [...rows].sort((a, b) => {
    for (const d of by) {
      const difference = at(a, d) - at(b, d);
      if (difference !== 0) return difference;
    }
    return a.index - b.index;
  });
}
