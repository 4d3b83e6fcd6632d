import type { Stack, StackPart } from './charts/stacked_bars';
import { COLOURS } from './charts/theme';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { text } from './supply';
import type { TableCell, TableView } from './table_view';

/** Hours of care that are needed (docs/methods/need.md); internal edition only. */
export const SUMS = 'need_sums';
export const LINES = 'need_lines';
export const OVERLAPS = 'need_overlaps';

export const FUNCTIONS: Record<string, string> = {
  ASSESS: 'Assessment',
  TREAT: 'Treatment',
  ONWARD: 'Onward referral',
};
export const function_label = (code: string): string => FUNCTIONS[code] ?? code;

/** What the hours rest on, the most certain first. */
export const MARKS: (StackPart & { column: string })[] = [
  { column: 'published_hours', name: 'Published', colour: COLOURS.dark_blue, text: COLOURS.white },
  { column: 'plan_hours', name: 'From the plan', colour: COLOURS.blue, text: COLOURS.white },
  { column: 'assumed_hours', name: 'Assumed', colour: COLOURS.yellow, text: COLOURS.text },
  { column: 'example_hours', name: 'Invented', colour: COLOURS.grey, text: COLOURS.text },
];

export interface Choice {
  month: string;
  place: string;
}

export function months_of(rows: PlainRow[]): string[] {
  return [...new Set(rows.map((r) => text(r, 'month')))].sort();
}
export function places_of(rows: PlainRow[]): string[] {
  return [...new Set(rows.map((r) => text(r, 'place')))].filter((p) => p !== '').sort();
}

function chosen(rows: PlainRow[], choice: Choice): PlainRow[] {
  return rows.filter((r) => text(r, 'month') === choice.month && text(r, 'place') === choice.place);
}
/** Single settings with one of their functions, by setting the greatest first. */
export function parts_of(rows: PlainRow[], choice: Choice): PlainRow[] {
  const own = chosen(rows, choice);
  const whole = new Map(
    own.filter((r) => text(r, 'function') === '').map((r) => [text(r, 'setting'), Number(r['hours'])]),
  );
  return own
    .filter((r) => text(r, 'setting') !== '' && text(r, 'function') !== '')
    .sort(
      (a, b) =>
        (whole.get(text(b, 'setting')) ?? 0) - (whole.get(text(a, 'setting')) ?? 0) ||
        text(a, 'setting').localeCompare(text(b, 'setting')) ||
        text(a, 'function').localeCompare(text(b, 'function')),
    );
}
export function total_of(rows: PlainRow[], choice: Choice): PlainRow | undefined {
  return chosen(rows, choice).find((r) => text(r, 'setting') === '' && text(r, 'function') === '');
}

export function figure(row: PlainRow, measure = 'hours'): string {
  const key = Object.fromEntries(
    ['month', 'setting', 'function', 'place']
      .filter((k) => text(row, k) !== '')
      .map((k) => [k, text(row, k)]),
  );
  return figure_name(SUMS, measure, key);
}

export type SettingLabel = (code: string) => string;
const label_of = (row: PlainRow, setting: SettingLabel): string =>
  `${setting(text(row, 'setting'))}, ${function_label(text(row, 'function')).toLowerCase()}`;

/** Marks under which any hours stand. */
export function marks_of(rows: PlainRow[]): typeof MARKS {
  return MARKS.filter((m) => rows.some((r) => Number(r[m.column] ?? 0) > 0));
}

export function stacks(rows: PlainRow[], setting: SettingLabel): Stack[] {
  return rows.map((row) => ({
    label: label_of(row, setting),
    note: `${format.cell(row['hours'])} hours`,
    parts: marks_of(rows).map((m) => ({ value: row[m.column] ?? null, figure: figure(row, m.column) })),
  }));
}

export function finding(rows: PlainRow[], total: PlainRow | undefined, setting: SettingLabel): string {
  if (total === undefined) return '';
  const most = [...rows].sort((a, b) => Number(b['hours']) - Number(a['hours']))[0];
  const first = `${format.cell(total['hours'])} hours a week are needed, ${format.range(total['hours_low'], total['hours_high'])}, the work of ${format.cell(total['wte'])} full-time staff.`;
  return most === undefined
    ? first
    : `${first} Most: ${label_of(most, setting)}, ${format.cell(most['hours'])} hours.`;
}

function number(row: PlainRow, column: string, digits = 0): TableCell {
  return { text: format.cell(row[column], digits), figure: figure(row, column) };
}

export function sums_view(
  rows: PlainRow[],
  total: PlainRow | undefined,
  setting: SettingLabel,
  caption: string,
): TableView {
  const marks = marks_of(rows);
  const row_of = (row: PlainRow, head: string) => ({
    head,
    cells: [
      { ...number(row, 'hours'), below: format.range(row['hours_low'], row['hours_high']) },
      number(row, 'weekend_hours'),
      number(row, 'wte', 1),
      number(row, 'lines'),
      ...marks.map((m) => number(row, m.column)),
    ],
  });
  return {
    caption,
    head: [
      { text: 'Setting and function', numeric: false },
      ...['Hours a week', 'At weekends', 'WTE', 'Lines', ...marks.map((m) => m.name)].map((t) => ({
        text: t,
        numeric: true,
      })),
    ],
    rows: [
      ...rows.map((row) => row_of(row, label_of(row, setting))),
      ...(total === undefined || rows.length < 2 ? [] : [{ ...row_of(total, 'All'), total: true }]),
    ],
  };
}

const MARK_TAGS: Record<string, TableCell['tag']> = {
  published: 'blue',
  'from the plan': 'white',
  assumed: 'yellow',
  'assumed (example)': 'grey',
};

/** Lines of a place (all of them for none), the greatest first. */
export function lines_view(rows: PlainRow[], place: string, setting: SettingLabel, where: string): TableView {
  return {
    caption: `Lines of need, ${where}, and how each became hours`,
    head: [
      { text: 'Line', numeric: false },
      { text: 'Hours a week', numeric: true },
      { text: 'Method and formula', numeric: false },
      { text: 'Setting and function', numeric: false },
      { text: 'Mark', numeric: false },
      { text: 'Source', numeric: false },
    ],
    rows: rows
      .filter((r) => place === '' || text(r, 'place') === place)
      .sort((a, b) => Number(b['hours']) - Number(a['hours']))
      .map((row) => {
        const tag = MARK_TAGS[text(row, 'mark')];
        return {
          head: text(row, 'title'),
          cells: [
            { text: format.cell(row['hours'], 1), below: format.range(row['low'], row['high'], 1) },
            { text: text(row, 'method'), below: `${text(row, 'formula')}\n${text(row, 'numbers')}` },
            { text: label_of(row, setting) },
            { text: text(row, 'mark'), ...(tag === undefined ? {} : { tag }) },
            { text: text(row, 'source') },
          ],
        };
      }),
  };
}

export function overlaps_view(rows: PlainRow[], lines: PlainRow[]): TableView {
  const title = (id: string): string => {
    const line = lines.find((l) => text(l, 'line_id') === id);
    return line === undefined ? id : text(line, 'title');
  };
  return {
    caption: 'Pairs of lines that may tell of the same work',
    head: [
      { text: 'Line', numeric: false },
      { text: 'And this line', numeric: false },
      { text: 'Hours', numeric: true },
      { text: 'Hours of the other', numeric: true },
      { text: 'They meet in', numeric: false },
    ],
    rows: rows.map((row) => ({
      head: title(text(row, 'line_id')),
      cells: [
        { text: title(text(row, 'other_line_id')) },
        { text: format.cell(row['hours'], 1) },
        { text: format.cell(row['other_hours'], 1) },
        {
          text:
            text(row, 'professions') === ''
              ? 'any profession'
              : text(row, 'professions').replaceAll(';', ', '),
        },
      ],
    })),
  };
}
