import type { RateBar } from './charts/rate_bars';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { text } from './supply';
import type { TableCell, TableView } from './table_view';

/** Waiting lists (docs/methods/waits.md); internal edition only. */
export const WAITS = 'waits';
export const HARM = 'waits_harm';
export const PROJECTION = 'waits_projection';
export const DIFFERENCES = 'waits_differences';

export type AreaLabel = (code: string) => string;

export const list_of = (row: PlainRow): string =>
  [text(row, 'service'), text(row, 'area'), text(row, 'group')].join('|');
export function list_label(row: PlainRow, area: AreaLabel): string {
  const service = text(row, 'service') === 'all' ? 'The list' : text(row, 'service');
  const parts = [service, text(row, 'group'), area(text(row, 'area'))];
  return parts.filter((p) => p !== '').join(', ');
}

/** Each list at its latest date, the highest load first; lists without one come last. */
export function latest(rows: PlainRow[]): PlainRow[] {
  return rows
    .filter((r) => r['latest'] === 'yes')
    .sort((a, b) => Number(b['load'] ?? -1) - Number(a['load'] ?? -1));
}

export function figure(row: PlainRow, measure: string): string {
  const key = Object.fromEntries(
    ['month', 'service', 'area', 'group'].filter((k) => text(row, k) !== '').map((k) => [k, text(row, k)]),
  );
  return figure_name(WAITS, measure, key);
}

export interface Shown {
  id: 'load' | 'pressure';
  label: string;
  digits: number;
  limit: string;
}
export const SHOWN: Shown[] = [
  { id: 'load', label: 'Load', digits: 2, limit: '1 or more: the list grows for ever.' },
  { id: 'pressure', label: 'Pressure', digits: 1, limit: 'Over 1: likely to miss the target.' },
];

export function bars(rows: PlainRow[], shown: Shown, area: AreaLabel): RateBar[] {
  return rows
    .filter((r) => typeof r[shown.id] === 'number')
    .sort((a, b) => Number(b[shown.id]) - Number(a[shown.id]))
    .map((row) => ({
      label: list_label(row, area),
      short_label: [text(row, 'service'), area(text(row, 'area'))].filter((p) => p !== '').join(', '),
      value: row[shown.id] ?? null,
      note:
        shown.id === 'load'
          ? `${format.cell(row['demand'], 1)} come, ${format.cell(row['capacity'], 1)} seen a week`
          : `mean wait ${format.cell(row['mean_wait'], 1)} weeks, target ${format.cell(row['target'])}`,
      figure: figure(row, shown.id),
    }));
}

export function finding(rows: PlainRow[], shown: Shown, area: AreaLabel): string {
  const all = bars(rows, shown, area);
  const first = all[0];
  if (first === undefined) return `No list tells enough for its ${shown.label.toLowerCase()}.`;
  const over = all.filter((b) => (shown.id === 'load' ? Number(b.value) >= 1 : Number(b.value) > 1)).length;
  const words = shown.id === 'load' ? 'grow for ever' : 'are likely to miss the target';
  return `${over} of ${all.length} lists ${words}. ${shown.label} is highest for ${first.label}: ${format.cell(first.value, shown.digits)}, ${first.note}.`;
}

export function lists_view(rows: PlainRow[], area: AreaLabel): TableView {
  const number = (row: PlainRow, column: string, digits: number): TableCell => ({
    text: format.cell(row[column], digits),
    ...(typeof row[column] === 'number' ? { figure: figure(row, column) } : {}),
  });
  return {
    caption: 'Waiting lists at their latest date, the highest load first',
    head: [
      { text: 'List', numeric: false },
      { text: 'Sustainable', numeric: false },
      ...[
        'Load',
        'Queue',
        'Target queue',
        'Mean wait, weeks',
        'Pressure',
        'Relief, people a week',
        'Relief, WTE',
        'Target capacity',
      ].map((t) => ({ text: t, numeric: true })),
    ],
    rows: rows.map((row) => {
      const state = text(row, 'unsustainable');
      return {
        head: list_label(row, area),
        cells: [
          {
            text: state === 'yes' ? 'No' : state === 'no' ? 'Yes' : 'Not known',
            tag: state === 'yes' ? ('red' as const) : state === 'no' ? ('white' as const) : ('grey' as const),
            below: text(row, 'date'),
          },
          number(row, 'load', 2),
          number(row, 'queue', 0),
          number(row, 'target_queue', 0),
          { ...number(row, 'mean_wait', 1), below: `target ${format.cell(row['target'])}` },
          number(row, 'pressure', 1),
          number(row, 'relief', 1),
          number(row, 'relief_wte', 1),
          number(row, 'target_capacity', 1),
        ],
      };
    }),
  };
}

/** Somebody has waited past the threshold, or may have. */
export const anybody = (row: PlainRow): boolean => Number(row['people']) + Number(row['unsure']) > 0;

export function harm_view(rows: PlainRow[], area: AreaLabel): TableView {
  return {
    caption: 'People past each threshold of harm review',
    head: [
      { text: 'List', numeric: false },
      { text: 'Weeks', numeric: true },
      { text: 'People past it', numeric: true },
      { text: 'Perhaps as well', numeric: true },
      { text: 'Lines of the file', numeric: false },
    ],
    rows: rows.filter(anybody).map((row) => {
      const lines = text(row, 'lines');
      return {
        head: list_label(row, area),
        cells: [
          { text: format.cell(row['threshold']) },
          { text: format.cell(row['people']) },
          { text: format.cell(row['unsure']) },
          {
            text:
              lines === ''
                ? 'None'
                : lines.length > 60
                  ? `${lines.slice(0, lines.lastIndexOf(';', 60))};…`
                  : lines,
            below: text(row, 'file'),
          },
        ],
      };
    }),
  };
}

/** The list in the months to come, every sixth month; a column for each scenario. */
export function projection_view(
  rows: PlainRow[],
  list: string,
  name: string,
  scenario_label: (id: string) => string,
): TableView {
  const own = rows.filter((r) => list_of(r) === list);
  const scenarios = [...new Set(own.map((r) => text(r, 'scenario')))];
  const months = [...new Set(own.map((r) => text(r, 'month')))].sort().filter((_, i) => (i + 1) % 6 === 0);
  const cell = (row: PlainRow | undefined): TableCell => {
    if (row === undefined) return { text: format.NO_DATA };
    const range = format.range(row['queue_low'], row['queue_high']);
    const certain = row['queue_low'] === row['queue_high'];
    return {
      text: format.cell(row['queue']),
      below: `${certain ? '' : `${range}\n`}${format.cell(row['gap_wte'], 1)} WTE`,
    };
  };
  const target = own[0]?.['target_queue'];
  return {
    caption: `${name}: the queue to come, against a target of ${format.cell(target)}, and staff lacking for relief`,
    head: [
      { text: 'End of', numeric: false },
      ...scenarios.map((s) => ({ text: scenario_label(s), numeric: true })),
    ],
    rows: months.map((month) => ({
      head: format.month(month),
      cells: scenarios.map((s) =>
        cell(own.find((r) => text(r, 'month') === month && text(r, 'scenario') === s)),
      ),
    })),
  };
}

export function differences_view(rows: PlainRow[], area: AreaLabel): TableView {
  return {
    caption: 'Figures that do not agree',
    head: [
      { text: 'List', numeric: false },
      { text: 'Month', numeric: false },
      { text: 'What', numeric: false },
      ...['Expected', 'Found', 'Difference'].map((t) => ({ text: t, numeric: true })),
    ],
    rows: rows.map((row) => ({
      head: list_label(row, area),
      cells: [
        { text: format.month(text(row, 'month')) },
        { text: text(row, 'kind'), below: text(row, 'file') },
        { text: format.cell(row['expected']) },
        { text: format.cell(row['found']) },
        { text: format.cell(row['difference']) },
      ],
    })),
  };
}
