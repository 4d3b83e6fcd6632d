import type { Filters } from './address';
import { code_of, value_of } from './cell_table';
import { number_cell } from './cell_views';
import type { Draw } from './charts/picture';
import { trend_lines } from './charts/trend_lines';
import { figure_of } from './figures';
import * as format from './format';
import type { Report } from './report.svelte';
import type { TableView } from './table_view';

/** FTE month by month, of all employers and of those that report throughout. */
export interface Trend {
  /** Why there is none; empty otherwise. */
  reason: string;
  kind: 'answered' | 'empty' | 'refused';
  months: string[];
  draw: Draw;
  finding: string;
  view: TableView;
  notes: string[];
}

/** The trend of whatever the filters choose; their month is left out. */
export function trend_of(report: Report, filters: Filters): Trend {
  const wanted = { ...filters };
  delete wanted.month;
  const answer = report.ask('trend', ['month'], wanted);
  const rows =
    answer.kind === 'answered'
      ? [...answer.rows].sort((a, b) => (code_of(a, 'month') < code_of(b, 'month') ? -1 : 1))
      : [];
  const months = rows.map((r) => code_of(r, 'month'));
  // Every employer reports in every month: one line says it all.
  const one_line = rows.every((r) => value_of(r, 'fte_raw') === value_of(r, 'fte_matched'));
  const line = (name: string, short_name: string, dashed: boolean, measure: string) => ({
    name,
    short_name,
    dashed,
    values: rows.map((r) => value_of(r, measure)),
    figures: rows.map((r) => figure_of(r, measure)),
  });
  const fte_at = (i: number): string => format.cell(value_of(rows.at(i), 'fte_matched'), 1);
  return {
    reason: answer.kind === 'answered' ? '' : answer.reason,
    kind: answer.kind,
    months,
    draw: trend_lines(
      months,
      one_line
        ? [line('All employers', 'All', false, 'fte_matched')]
        : [
            line('All employers', 'All', true, 'fte_raw'),
            line('Same employers', 'Same', false, 'fte_matched'),
          ],
      report.data.capacity.breaks,
      'FTE',
      1,
    ),
    finding:
      rows.length === 0
        ? ''
        : `On the same employers: ${fte_at(0)} FTE in ${format.month(months[0]!)}, ${fte_at(-1)} FTE in ${format.month(months.at(-1)!)}.`,
    view: {
      caption: 'FTE by month, all employers and the same employers',
      head: [
        'Month',
        'FTE, all employers',
        'FTE, same employers',
        'Employers reporting',
        'Of these, in every month',
      ].map((text, i) => ({ text, numeric: i > 0 })),
      rows: [...rows].reverse().map((r) => ({
        head: format.month(code_of(r, 'month')),
        cells: ['fte_raw', 'fte_matched', 'employers_reporting', 'employers_matched'].map((m) =>
          m.startsWith('fte') ? number_cell(r, m) : { text: format.cell(value_of(r, m)) },
        ),
      })),
    },
    notes: [
      ...report.data.capacity.breaks
        .filter((b) => months.includes(b.month))
        .map((b) => `${format.month(b.month)}: ${b.text}.`),
      ...(report.data.tables['trend']?.notes ?? []),
    ],
  };
}
