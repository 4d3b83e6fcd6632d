import { query_of, type Filters } from './address';
import { key_of, type CellTable, type Row } from './cell_table';
import * as format from './format';
import { find_row } from './plain_rows';
import { DIMENSION_NAMES, label_of } from './question';
import {
  DIMENSIONS,
  type Assumption,
  type Cell,
  type Dimension,
  type FileCount,
  type ReportData,
} from './report_data';

/** Everything the explanation of one number shows. */
export interface Explanation {
  name: string;
  label: string;
  /** Which part of the staff, in words: "Physiotherapist, Sheffield, March 2025". */
  about: string;
  value: string;
  range: string;
  unit: string;
  definition: string;
  formula: string;
  source: string;
  predicate: string;
  counts: FileCount[];
  /** False: the counts are those of the whole table. */
  counts_are_own: boolean;
  assumptions: Assumption[];
  caveats: string[];
  command: string;
}

/** `table.measure?key=value&…` of one cell. */
export function figure_of(row: Row, measure: string): string {
  return figure_name(row.table.name, measure, key_of(row));
}

export function figure_name(table: string, measure: string, key: Filters | Record<string, string>): string {
  const dimensions = query_of(key);
  const others = Object.entries(key)
    .filter(([k, v]) => !(DIMENSIONS as readonly string[]).includes(k) && v !== '')
    .map(([k, v]) => `${k}=${encodeURIComponent(v)}`);
  const query = [...(dimensions === '' ? [] : [dimensions]), ...others].join('&');
  return query === '' ? `${table}.${measure}` : `${table}.${measure}?${query}`;
}

interface Parts {
  recipe: string;
  table: string;
  measure: string;
  key: [string, string][];
}

export function parse_figure(name: string): Parts {
  const [recipe = '', query = ''] = name.split('?', 2);
  const dot = recipe.indexOf('.');
  return {
    recipe,
    table: recipe.slice(0, dot),
    measure: recipe.slice(dot + 1),
    key: [...new URLSearchParams(query)],
  };
}

function dimension_of(key: string): Dimension | undefined {
  return DIMENSIONS.find((d) => d === key);
}

/** The row a name points at; undefined for figures that are no cells. */
function row_of(table: CellTable | undefined, key: [string, string][]): Row | undefined {
  if (table === undefined) return undefined;
  const filters: Filters = {};
  for (const [k, v] of key) {
    const dimension = dimension_of(k);
    if (dimension === undefined) return undefined;
    filters[dimension] = v;
  }
  return table.rows(Object.keys(filters) as Dimension[], filters)[0];
}

function about(data: ReportData, key: [string, string][]): string {
  const words = key.map(([k, v]) => {
    const dimension = dimension_of(k);
    return dimension === undefined ? v : label_of(data.vocabulary, dimension, v);
  });
  return words.length === 0 ? data.meta.area : words.join(', ');
}

function predicate(data: ReportData, key: [string, string][]): string {
  const terms = key.map(([k, v]) => {
    const dimension = dimension_of(k);
    const value = dimension === undefined ? v : label_of(data.vocabulary, dimension, v);
    return `${dimension === undefined ? k : DIMENSION_NAMES[dimension]} is ${value}`;
  });
  return terms.length === 0 ? 'all records of the plan' : `records whose ${format.list(terms)}`;
}

/** Null for a name whose measure the report does not know. */
export function explain(
  data: ReportData,
  tables: (name: string) => CellTable | undefined,
  name: string,
): Explanation | null {
  const parts = parse_figure(name);
  const measure = data.measures[parts.recipe];
  if (measure === undefined) return null;
  const figure = data.figures[name];
  const row = row_of(tables(parts.table), parts.key);
  const plain_row = row === undefined ? find_row(data.tables[parts.table], parts.key) : undefined;
  const read = (column: string): Cell | undefined =>
    row?.table.has_column(column) === true ? row.table.at(row.index, column) : plain_row?.[column];
  const value = figure?.value ?? read(parts.measure);
  const low = figure?.low ?? read(`${parts.measure}_low`);
  const high = figure?.high ?? read(`${parts.measure}_high`);
  const wanted = figure?.assumptions ?? measure.assumptions;
  return {
    name,
    label: measure.label,
    about: about(data, parts.key),
    value: format.cell(value, measure.digits, measure.unit),
    range: low === undefined ? '' : format.range(low, high, measure.digits, measure.unit),
    unit: measure.unit,
    definition: measure.definition,
    formula: measure.formula,
    source: measure.source,
    predicate: figure?.predicate ?? predicate(data, parts.key),
    counts: figure?.counts_by_file ?? measure.counts_by_file,
    counts_are_own: figure?.counts_by_file !== undefined,
    assumptions: wanted.flatMap((id) => data.assumptions.find((a) => a.id === id) ?? []),
    caveats: [...measure.caveats, ...(figure?.caveats ?? [])],
    command: figure?.command ?? `cadre explain PLAN '${name}'`,
  };
}

export const MARK_LABELS: Record<string, string> = {
  published: 'Published',
  plan: 'From the plan',
  assumed: 'Assumed',
  assumed_example: 'Assumed (example)',
  synthetic: 'Synthetic',
};

/** Tab-separated lines that paste into a spreadsheet. */
export function as_table(e: Explanation): string {
  const lines: string[][] = [
    ['Figure', e.label],
    ['About', e.about],
    ['Value', e.value],
    ...(e.range === '' ? [] : [['Range', e.range]]),
    ['Unit', e.unit],
    ['Definition', e.definition],
    ['Formula', e.formula],
    ['Records', e.predicate],
    ['Source', e.source],
    ['Name', e.name],
    ['File', 'Rows', 'People', 'FTE'],
    ...e.counts.map((c) => [c.file, plain(c.rows), plain(c.people), plain(c.fte)]),
    ['Assumption', 'Value', 'Mark'],
    ...e.assumptions.map((a) => [a.name, `${a.value} ${a.unit}`.trim(), MARK_LABELS[a.mark] ?? a.mark]),
    ...e.caveats.map((c) => ['Caveat', c]),
  ];
  return lines.map((line) => line.map((v) => v.replaceAll(/[\t\n]/g, ' ')).join('\t')).join('\n');
}

function plain(value: Cell): string {
  return value === null ? format.NO_DATA : String(value);
}
