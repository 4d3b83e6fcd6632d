import type { HeatMap } from './charts/heat_map';
import { quantiles } from './charts/heat_map';
import type { ScenarioLine } from './charts/scenario_lines';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { text, values_of, type Scenario } from './supply';
import type { TableCell, TableView } from './table_view';

/** Need that staff cannot cover, matched at best (docs/methods/matching.md); internal edition only. */
export const TOTALS = 'gap_totals';
export const COVER = 'cover';
export const STAFF = 'gap_staff';
export const WORK = 'gap_work';
export const TRAINING = 'gap_training';
export const BARRIERS = 'gap_barriers';
export const MOVES = 'gap_moves';
export const CONFLICT = 'gap_conflict';

/** The scenario without levers. */
export const BASE = 'base';
/** Hours a week under which nothing is said to be short. */
export const LEAST = 0.5;

/** Labels of codes, from the vocabulary of the report and its other tables. */
export interface Names {
  profession: (code: string) => string;
  /** For narrow pictures. */
  short: (code: string) => string;
  level: (code: string) => string;
  setting: (code: string) => string;
  place: (code: string) => string;
  competency: (code: string) => string;
  line: (code: string) => string;
  barrier: (code: string) => string;
}

export const number = (row: PlainRow, column: string): number => Number(row[column] ?? 0);
export const sum = (rows: PlainRow[], column: string): number =>
  rows.reduce((total, r) => total + number(r, column), 0);
/** Matching leaves specks such as 6e-14: they are written as nothing. */
export const hours = (value: number, digits = 0): string =>
  format.cell(Math.abs(value) < 0.05 ? 0 : value, digits);
export const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
/** "12%"; what is there but rounds to nothing is "under 1%". */
export function share_text(part: number, whole: number): string {
  const share = percent(part, whole);
  return part >= LEAST && share < 0.5 ? 'under 1%' : format.cell(Math.round(share), 0, '%');
}

export type Shown = 'share' | 'hours';
export const SHOWN: { id: Shown; label: string; unit: string }[] = [
  { id: 'share', label: 'Share of need unmet', unit: '% of need unmet' },
  { id: 'hours', label: 'Hours unmet', unit: 'hours a week unmet' },
];

/** First and last month of the base; one where both are the same. */
export function months_of(cover: PlainRow[]): string[] {
  const all = [
    ...new Set(cover.filter((r) => text(r, 'scenario') === BASE).map((r) => text(r, 'month'))),
  ].sort();
  return all.length > 1 ? [all[0]!, all.at(-1)!] : all;
}
export const lines_of = (cover: PlainRow[], month: string): PlainRow[] =>
  cover.filter((r) => text(r, 'scenario') === BASE && text(r, 'month') === month);

/** Need of one setting in one place. */
export interface Square {
  /** `setting|place` */
  id: string;
  setting: string;
  place: string;
  need: number;
  unmet: number;
  lines: PlainRow[];
}
export const square_id = (setting: string, place: string): string => `${setting}|${place}`;

/** Settings with need (the most unmet first) by places in the order of their names; `lines` of one month. */
export function squares_of(
  lines: PlainRow[],
  names: Names,
): { settings: string[]; places: string[]; squares: Square[] } {
  const unmet_in = (setting: string): number =>
    sum(
      lines.filter((r) => text(r, 'setting') === setting),
      'unmet',
    );
  const settings = values_of(lines, 'setting').sort((a, b) => unmet_in(b) - unmet_in(a));
  const places = values_of(lines, 'place').sort((a, b) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : names.place(a).localeCompare(names.place(b)),
  );
  const squares = settings.flatMap((setting) =>
    places.map((place): Square => {
      const own = lines.filter((r) => text(r, 'setting') === setting && text(r, 'place') === place);
      return {
        id: square_id(setting, place),
        setting,
        place,
        need: sum(own, 'need'),
        unmet: sum(own, 'unmet'),
        lines: own,
      };
    }),
  );
  return { settings, places, squares };
}

export function shortest(squares: Square[]): Square | undefined {
  return [...squares].sort((a, b) => b.unmet - a.unmet)[0];
}

/** Shades of shares are the same at any month, so that two can be held against each other. */
const SHARE_BOUNDS = [1, 5, 10, 20, 35, 50];

export function gap_map(
  of: ReturnType<typeof squares_of>,
  shown: Shown,
  names: Names,
  chosen: string,
  all_unmet: number[],
): HeatMap {
  return {
    rows: of.settings.map(names.setting),
    short_rows: of.settings.map(names.setting),
    columns: of.places.map(names.place),
    unit: SHOWN.find((s) => s.id === shown)!.unit,
    digits: 0,
    bounds: shown === 'share' ? SHARE_BOUNDS : quantiles(all_unmet.filter((v) => v >= LEAST)),
    select: 'Select to see who covers it and what is short',
    chosen,
    cells: of.squares.map((s) => ({
      row: of.settings.indexOf(s.setting),
      column: of.places.indexOf(s.place),
      value: s.need <= 0 ? null : shown === 'share' ? percent(s.unmet, s.need) : s.unmet,
      text: s.need <= 0 ? '–' : shown === 'share' ? share_text(s.unmet, s.need) : hours(Math.round(s.unmet)),
      about:
        s.need <= 0
          ? 'no need is counted'
          : `${hours(s.unmet)} of ${hours(s.need)} hours a week unmet, ${share_text(s.unmet, s.need)}`,
      figure: s.id,
    })),
  };
}

export function square_text(s: Square, names: Names): string {
  return `${names.setting(s.setting)}, ${names.place(s.place)}`;
}

/** Need and unmet of a month as the matching tells them: sums of rounded lines can differ by an hour. */
export type Whole = { need: number; unmet: number };
export function whole_of(totals: PlainRow[], month: string): Whole {
  const row = totals.find((r) => text(r, 'scenario') === BASE && text(r, 'month') === month) ?? {};
  return { need: number(row, 'need'), unmet: number(row, 'unmet') };
}

export function map_finding(squares: Square[], { need, unmet }: Whole, names: Names): string {
  const most = shortest(squares);
  const first = `${hours(unmet)} of ${hours(need)} hours a week are unmet (${share_text(unmet, need)}).`;
  if (most === undefined || most.unmet < LEAST) return first;
  const worst = squares
    .filter((s) => s.unmet >= LEAST)
    .sort((a, b) => percent(b.unmet, b.need) - percent(a.unmet, a.need))[0]!;
  return `${first} Most hours: ${square_text(most, names)}, ${hours(most.unmet)}. Highest share: ${square_text(worst, names)}, ${share_text(worst.unmet, worst.need)}.`;
}

/** Hours and share of every square, with sums along both sides. */
export function map_view(
  of: ReturnType<typeof squares_of>,
  whole: Whole,
  names: Names,
  caption: string,
): TableView {
  const of_squares = (own: Square[]): Whole => ({
    need: own.reduce((t, s) => t + s.need, 0),
    unmet: own.reduce((t, s) => t + s.unmet, 0),
  });
  const cell = ({ need, unmet }: Whole): TableCell =>
    need <= 0
      ? { text: '–', below: 'no need' }
      : { text: hours(unmet), below: `of ${hours(need)}, ${share_text(unmet, need)}` };
  const row = (head: string, own: Square[], total = false) => ({
    head,
    ...(total ? { total } : {}),
    cells: [
      ...of.places.map((place) => cell(of_squares(own.filter((s) => s.place === place)))),
      cell(total ? whole : of_squares(own)),
    ],
  });
  return {
    caption,
    head: [
      { text: 'Setting', numeric: false },
      ...[...of.places.map(names.place), 'All places'].map((t) => ({ text: t, numeric: true })),
    ],
    rows: [
      ...of.settings.map((setting) =>
        row(
          names.setting(setting),
          of.squares.filter((s) => s.setting === setting),
        ),
      ),
      row('All settings', of.squares, true),
    ],
  };
}

export const total_figure = (row: PlainRow, measure: string): string =>
  figure_name(TOTALS, measure, { month: text(row, 'month'), scenario: text(row, 'scenario') });

/** A line (or a point, with one month) for each scenario; the range of futures where it was made. */
export function scenario_lines(
  totals: PlainRow[],
  scenarios: Scenario[],
): { months: string[]; lines: ScenarioLine[] } {
  const months = values_of(totals, 'month').sort();
  const ids = values_of(totals, 'scenario').sort((a, b) => Number(b === BASE) - Number(a === BASE));
  return {
    months,
    lines: ids.map((id) => {
      const rows = months.map((m) =>
        totals.find((r) => text(r, 'scenario') === id && text(r, 'month') === m),
      );
      return {
        name: scenarios.find((s) => s.id === id)?.title ?? (id === BASE ? 'Base' : id),
        base: id === BASE,
        points: rows.map((row) =>
          row === undefined
            ? null
            : {
                value: row['unmet'] ?? null,
                low: row['unmet_low'] ?? null,
                high: row['unmet_high'] ?? null,
                figure: total_figure(row, 'unmet'),
              },
        ),
      };
    }),
  };
}

export function time_finding(totals: PlainRow[], scenarios: Scenario[]): string {
  const base = totals.filter((r) => text(r, 'scenario') === BASE);
  const [first, last] = [base[0], base.at(-1)];
  if (first === undefined || last === undefined) return '';
  const ranged = (row: PlainRow): string =>
    typeof row['unmet_low'] === 'number'
      ? ` (${format.range(row['unmet_low'], row['unmet_high'])} in four of five futures)`
      : '';
  const now = `${hours(number(first, 'unmet'))} hours a week are unmet in ${format.month(text(first, 'month'))}${ranged(first)}`;
  if (first === last) return `${now}.`;
  const ends = totals
    .filter((r) => text(r, 'scenario') !== BASE && text(r, 'month') === text(last, 'month'))
    .sort((a, b) => number(a, 'unmet') - number(b, 'unmet'));
  const told = (row: PlainRow): string =>
    `“${scenarios.find((s) => s.id === text(row, 'scenario'))?.title ?? text(row, 'scenario')}” leaves ${hours(number(row, 'unmet'))}`;
  const best = ends[0] === undefined ? '' : ` ${told(ends[0])}, the least;`;
  const worst = ends.length > 1 ? ` ${told(ends.at(-1)!)}, the most.` : '';
  return `${now}; ${hours(number(last, 'unmet'))} in ${format.month(text(last, 'month'))} if nothing is done${ranged(last)}.${worst === '' ? best.replace(/;$/, '.') : best}${worst}`;
}

export function totals_view(totals: PlainRow[], scenarios: Scenario[]): TableView {
  const cell = (row: PlainRow, column: string, digits = 0, unit = ''): TableCell => ({
    text: format.cell(row[column], digits, unit),
    figure: total_figure(row, column),
  });
  return {
    caption: 'Need, cover and gap by scenario and month, hours a week',
    head: [
      { text: 'Scenario and month', numeric: false },
      ...['Unmet', 'Needed', 'Covered', 'Share covered', 'Unmet, weighted', 'Cost, pounds a week'].map(
        (t) => ({ text: t, numeric: true }),
      ),
    ],
    rows: totals.map((row) => ({
      head: `${scenarios.find((s) => s.id === text(row, 'scenario'))?.title ?? text(row, 'scenario')}, ${format.month(text(row, 'month'))}`,
      cells: [
        {
          ...cell(row, 'unmet'),
          ...(typeof row['unmet_low'] === 'number'
            ? { below: format.range(row['unmet_low'], row['unmet_high']) }
            : {}),
        },
        cell(row, 'need'),
        cell(row, 'covered'),
        cell(row, 'cover_share', 1, '%'),
        cell(row, 'weighted_unmet'),
        cell(row, 'cost'),
      ],
    })),
  };
}
