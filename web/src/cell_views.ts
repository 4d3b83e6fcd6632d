import { code_of, value_of, type Row } from './cell_table';
import { figure_of } from './figures';
import * as format from './format';
import { DIMENSION_NAMES } from './question';
import type { Report } from './report.svelte';
import type { Cell, Dimension } from './report_data';
import { bar_of, type TableCell, type TableRow, type TableView } from './table_view';

/** One number of a row as a cell that opens its explanation. */
export function number_cell(
  row: Row | undefined,
  measure: string,
  options: { bar_among?: Cell[]; with_range?: boolean } = {},
): TableCell {
  const column = row?.table.column(measure);
  const digits = column?.digits ?? 0;
  const value = value_of(row, measure);
  const cell: TableCell = { text: format.cell(value, digits, column?.unit) };
  if (row !== undefined && value !== null) cell.figure = figure_of(row, measure);
  const bar = options.bar_among === undefined ? undefined : bar_of(value, options.bar_among);
  if (bar !== undefined) cell.bar = bar;
  if (options.with_range === true && typeof value === 'number') {
    const [low, high] = [value_of(row, `${measure}_low`), value_of(row, `${measure}_high`)];
    if (low !== high) cell.below = format.range(low, high, digits);
  }
  return cell;
}

export function title_of(dimension: Dimension): string {
  const name = DIMENSION_NAMES[dimension];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Head of a row, marked where the profession is small and vulnerable. */
export function row_head(report: Report, row: Row, dimension: Dimension): Pick<TableRow, 'head' | 'tag'> {
  const code = code_of(row, dimension);
  const term = report.data.vocabulary[dimension]?.find((t) => t.code === code);
  const head = term?.label ?? code;
  return term?.small_and_vulnerable === true ? { head, tag: 'small and vulnerable' } : { head };
}

/** People and FTE by one dimension, the total last. */
export function people_and_fte(
  report: Report,
  rows: Row[],
  total: Row | undefined,
  dimension: Dimension,
  caption: string,
): TableView {
  const fte = rows.map((r) => value_of(r, 'fte'));
  const line = (row: Row, among: Cell[]): TableCell[] => [
    number_cell(row, 'people'),
    number_cell(row, 'fte', { bar_among: among, with_range: true }),
  ];
  const view: TableView = {
    caption,
    head: [
      { text: title_of(dimension), numeric: false },
      { text: 'People', numeric: true },
      { text: 'FTE and range', numeric: true },
    ],
    rows: rows.map((row) => ({ ...row_head(report, row, dimension), cells: line(row, fte) })),
  };
  if (total !== undefined && rows.length > 1)
    view.rows.push({
      head: 'All',
      total: true,
      cells: [number_cell(total, 'people'), number_cell(total, 'fte', { with_range: true })],
    });
  return view;
}

/** The row with the largest number; undefined when none has one. */
export function largest(rows: Row[], measure: string): Row | undefined {
  let best: Row | undefined;
  for (const row of rows) {
    const value = value_of(row, measure);
    if (typeof value !== 'number') continue;
    if (best === undefined || value > Number(value_of(best, measure))) best = row;
  }
  return best;
}

/** "The largest profession is Physiotherapist with 566.3 of 2,604.6 FTE.": the finding of a picture. */
export function finding_most(
  report: Report,
  rows: Row[],
  total: Row | undefined,
  dimension: Dimension,
  measure: string,
  unit: string,
): string {
  const best = largest(rows, measure);
  if (best === undefined) return `All figures by ${DIMENSION_NAMES[dimension]} are withheld.`;
  const digits = best.table.column(measure)?.digits ?? 0;
  const name = report.label(dimension, code_of(best, dimension));
  const value = format.cell(value_of(best, measure), digits);
  if (rows.length === 1) return `${name}: ${value} ${unit}.`;
  const whole = value_of(total, measure);
  const of = typeof whole === 'number' ? ` of ${format.number(whole, digits)}` : '';
  return `The largest ${DIMENSION_NAMES[dimension]} is ${name} with ${value}${of} ${unit}.`;
}
