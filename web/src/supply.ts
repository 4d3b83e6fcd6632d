import type { WaterfallBar } from './charts/waterfall';
import type { RateBar } from './charts/rate_bars';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import type { HeadCell, TableCell, TableView } from './table_view';

/** Futures of the plan's staff by scenario (docs/methods/supply.md); internal edition only. */
export const OUTLOOK = 'supply_outlook';
export const FLOWS = 'supply_flows';
export const SCENARIOS = 'supply_scenarios';
export const LEVERS = 'supply_levers';
export const ROUTES = 'supply_routes';
export const LIMITS = 'supply_limits';

export type Unit = 'people' | 'fte';
export const UNITS: { id: Unit; label: string; unit: string }[] = [
  { id: 'people', label: 'People', unit: 'people' },
  { id: 'fte', label: 'FTE', unit: 'FTE' },
];

/** Which rows are looked at; "" = all together. */
export interface Choice {
  scenario: string;
  profession: string;
  area: string;
  unit: Unit;
}

export const text = (row: PlainRow, column: string): string => String(row[column] ?? '');
/** Values of a column in the order of the table. */
export function values_of(rows: PlainRow[], column: string): string[] {
  return [...new Set(rows.map((r) => text(r, column)))];
}
/** The first three years, then every fifth: as many as a table across years has room for. */
export function some_years(months: string[]): string[] {
  return months.filter((_, i) => i < 3 || (i + 1) % 5 === 0 || i === months.length - 1);
}
/** "placement_weeks" → "Placement weeks". */
export function spoken(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
/** "placement_weeks, POD" → "Placement weeks, Podiatrist". */
export function limit_label(limit: string, profession_label: (code: string) => string): string {
  const [name = '', profession] = limit.split(', ', 2);
  return profession === undefined ? spoken(name) : `${spoken(name)}, ${profession_label(profession)}`;
}

export interface Scenario {
  id: string;
  title: string;
  levers: string[];
}
/** The base first. */
export function scenarios_of(levers: PlainRow[]): Scenario[] {
  return values_of(levers, 'scenario').map((id) => {
    const own = levers.filter((r) => r['scenario'] === id);
    return {
      id,
      title: text(own[0]!, 'title'),
      levers: own.map((r) => text(r, 'lever')).filter((l) => l !== ''),
    };
  });
}

function key_of(row: PlainRow, columns: string[]): Record<string, string> {
  return Object.fromEntries(columns.map((c) => [c, text(row, c)]));
}
const OUTLOOK_KEYS = ['month', 'profession', 'scenario', 'area', 'level'];
export function outlook_figure(row: PlainRow, measure: string): string {
  return figure_name(OUTLOOK, measure, key_of(row, OUTLOOK_KEYS));
}

/** Rows of a choice by year, all levels together; or those of one level. */
export function outlook_rows(rows: PlainRow[], choice: Choice, level = ''): PlainRow[] {
  return rows.filter(
    (r) =>
      r['scenario'] === choice.scenario &&
      text(r, 'profession') === choice.profession &&
      text(r, 'area') === choice.area &&
      text(r, 'level') === level,
  );
}

/** As the fan takes them: the opening is counted, the others are futures. */
export function fan_rows(rows: PlainRow[], unit: Unit): PlainRow[] {
  const levels = ['50', '80', '95'];
  return rows.map((row, i): PlainRow =>
    i === 0
      ? { month: row['month']!, value: row[`${unit}_median`] ?? null }
      : {
          month: row['month']!,
          median: row[`${unit}_median`] ?? null,
          ...Object.fromEntries(
            levels.flatMap((l) => [
              [`lower_${l}`, row[`${unit}_lower_${l}`] ?? null],
              [`upper_${l}`, row[`${unit}_upper_${l}`] ?? null],
            ]),
          ),
        },
  );
}

const shown = (row: PlainRow | undefined, unit: Unit): string => format.cell(row?.[`${unit}_median`]);
const shown_range = (row: PlainRow, unit: Unit, level: number): string =>
  format.range(row[`${unit}_lower_${level}`], row[`${unit}_upper_${level}`]);

/** "Podiatrist: 41 people in March 2025; 36 in March 2030, 80% range 31 to 41, and 30 in March 2040, …" */
export function outlook_finding(rows: PlainRow[], name: string, unit: Unit): string {
  const first = rows[0];
  if (first === undefined) return '';
  const word = UNITS.find((u) => u.id === unit)!.unit;
  const then = [...new Set([rows[Math.min(5, rows.length - 1)]!, rows.at(-1)!])].filter((r) => r !== first);
  const parts = then.map(
    (r) => `${shown(r, unit)} in ${format.month(text(r, 'month'))}, 80% range ${shown_range(r, unit, 80)}`,
  );
  return `${name}: ${shown(first, unit)} ${word} in ${format.month(text(first, 'month'))}; ${parts.join(', and ')}.`;
}

const heads = (first: string, ...others: string[]): HeadCell[] => [
  { text: first, numeric: false },
  ...others.map((t) => ({ text: t, numeric: true })),
];

function range_cell(row: PlainRow, unit: Unit, level: number): TableCell {
  return {
    text: shown_range(row, unit, level),
    figure: outlook_figure(row, `${unit}_upper_${level}`),
    nowrap: true,
  };
}
function middle_cell(row: PlainRow, unit: Unit): TableCell {
  return { text: shown(row, unit), figure: outlook_figure(row, `${unit}_median`) };
}

/** A row for each year; `base` holds the same years of the base scenario, or nothing when it is shown itself. */
export function outlook_view(rows: PlainRow[], base: PlainRow[], unit: Unit, name: string): TableView {
  return {
    caption: `${name}, ${UNITS.find((u) => u.id === unit)!.unit} at year ends`,
    head: heads(
      'End of',
      'Middle',
      '50% range',
      '80% range',
      '95% range',
      'Mean',
      'Without chance',
      ...(base.length > 0 ? ['Base, middle'] : []),
    ),
    rows: rows.map((row, i) => ({
      head: format.month(text(row, 'month')),
      cells: [
        middle_cell(row, unit),
        range_cell(row, unit, 50),
        range_cell(row, unit, 80),
        range_cell(row, unit, 95),
        { text: format.cell(row[`${unit}_mean`], 1), figure: outlook_figure(row, `${unit}_mean`) },
        { text: format.cell(row[`${unit}_expected`], 1), figure: outlook_figure(row, `${unit}_expected`) },
        ...(base[i] === undefined ? [] : [middle_cell(base[i], unit)]),
      ],
    })),
  };
}

/** Parts (areas or levels) now, in five years and at the end of the run. */
export function parts_view(
  parts: { label: string; rows: PlainRow[] }[],
  unit: Unit,
  caption: string,
  heading: string,
): TableView {
  const years = parts[0]?.rows ?? [];
  const at = [...new Set([Math.min(5, years.length - 1), years.length - 1])].filter((i) => i > 0);
  return {
    caption,
    head: heads(
      heading,
      ...[0, ...at].flatMap((i) => {
        const when = format.month(text(years[i] ?? {}, 'month'));
        return i === 0 ? [when] : [when, '80% range'];
      }),
    ),
    rows: parts.map(({ label, rows }) => ({
      head: label,
      cells: [0, ...at].flatMap((i) =>
        i === 0
          ? [middle_cell(rows[0]!, unit)]
          : [middle_cell(rows[i]!, unit), range_cell(rows[i]!, unit, 80)],
      ),
    })),
  };
}

export const FLOW_LABELS: Record<string, string> = {
  opening: 'At the beginning',
  newly_qualified: 'Newly qualified',
  return_to_practice: 'Return to practice',
  international: 'From abroad',
  wider_market: 'From other employers',
  retire_and_return: 'Back after retirement',
  support: 'Support staff recruited',
  moved_in: 'Moved in',
  left: 'Left',
  retired: 'Retired',
  career_break: 'Career break',
  moved_out: 'Moved out',
  promoted: 'Promoted within',
  qualified: 'Apprentices qualified within',
  turned_away: 'Found no open post',
  unfilled_months: 'Months of open posts',
  closing: 'At the end',
};

export interface Period {
  id: string;
  label: string;
}
/** The longest from the opening first, then each year. */
export function periods_of(flows: PlainRow[]): Period[] {
  const seen = new Map(flows.map((r) => [`${text(r, 'years')}/${text(r, 'month')}`, r]));
  return [...seen]
    .map(([id, r]) => ({ id, years: Number(r['years']), month: text(r, 'month') }))
    .sort((a, b) => (a.years === 1 ? 1 : 0) - (b.years === 1 ? 1 : 0) || a.month.localeCompare(b.month))
    .map(({ id, years, month }) => ({
      id,
      label: years === 1 ? `Year to ${format.month(month)}` : `${years} years to ${format.month(month)}`,
    }));
}

export function flow_rows(flows: PlainRow[], choice: Choice, period: string): PlainRow[] {
  return flows.filter(
    (r) =>
      r['scenario'] === choice.scenario &&
      text(r, 'profession') === choice.profession &&
      `${text(r, 'years')}/${text(r, 'month')}` === period,
  );
}
export function flow_figure(row: PlainRow, measure = 'mean'): string {
  return figure_name(FLOWS, measure, key_of(row, ['month', 'profession', 'scenario', 'years', 'flow']));
}
const is_step = (row: PlainRow): boolean => row['way'] === 'in' || row['way'] === 'out';

/** Opening, what comes and goes, closing. Moves that cancel out over the areas of the plan are left to the table. */
export function flow_bars(rows: PlainRow[]): WaterfallBar[] {
  const mean = (flow: string): number => Number(rows.find((r) => r['flow'] === flow)?.['mean'] ?? 0);
  const moves_cancel = mean('moved_in') + mean('moved_out') === 0;
  return rows
    .filter(
      (r) =>
        r['way'] === 'level' ||
        (is_step(r) && Number(r['mean']) !== 0 && !(moves_cancel && /^moved_/.test(text(r, 'flow')))),
    )
    .map((row) => ({
      label: FLOW_LABELS[text(row, 'flow')] ?? spoken(text(row, 'flow')),
      value: Number(row['mean']),
      level: row['way'] === 'level',
      figure: flow_figure(row),
    }));
}

export function flow_finding(bars: WaterfallBar[], name: string, period: string): string {
  const steps = bars.filter((b) => !b.level);
  const largest = (sign: 1 | -1): WaterfallBar | undefined =>
    [...steps].sort((a, b) => sign * (b.value - a.value)).find((b) => sign * b.value > 0);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return '';
  const said = [
    ...[largest(1)].flatMap((b) => (b ? [`most come by “${b.label}” (${format.signed(b.value, 1)})`] : [])),
    ...[largest(-1)].flatMap((b) => (b ? [`most go by “${b.label}” (${format.signed(b.value, 1)})`] : [])),
  ];
  const steps_text = said.length === 0 ? 'nobody comes or goes' : said.join(', ');
  return `${name}, ${period.charAt(0).toLowerCase()}${period.slice(1)}: from ${format.number(first.value, 1)} to ${format.number(last.value, 1)} people as a mean; ${steps_text}.`;
}

export function flow_view(rows: PlainRow[], name: string, period: string): TableView {
  return {
    caption: `${name}, ${period.charAt(0).toLowerCase()}${period.slice(1)}`,
    head: heads('People', 'Mean', '80% range'),
    rows: rows.map((row) => ({
      head: FLOW_LABELS[text(row, 'flow')] ?? spoken(text(row, 'flow')),
      total: row['way'] === 'level',
      cells: [
        {
          text: is_step(row) ? format.signed(Number(row['mean']), 1) : format.cell(row['mean'], 1),
          figure: flow_figure(row),
        },
        {
          text: format.range(row['lower_80'], row['upper_80']),
          figure: flow_figure(row, 'upper_80'),
          nowrap: true,
        },
      ],
    })),
  };
}

export function difference_rows(rows: PlainRow[], profession: string): PlainRow[] {
  return rows.filter((r) => text(r, 'profession') === profession);
}
function difference_figure(row: PlainRow, measure: string): string {
  return figure_name(SCENARIOS, measure, key_of(row, ['month', 'profession', 'scenario', 'years']));
}
const difference_range = (row: PlainRow, unit: Unit): string =>
  `${format.signed(Number(row[`${unit}_lower_80`]))} to ${format.signed(Number(row[`${unit}_upper_80`]))}`;

/** Scenarios by how far they move the base at a year, the furthest first. */
export function difference_bars(
  rows: PlainRow[],
  years: number,
  unit: Unit,
  scenarios: Scenario[],
): RateBar[] {
  return rows
    .filter((r) => r['years'] === years)
    .sort((a, b) => Math.abs(Number(b[`${unit}_difference`])) - Math.abs(Number(a[`${unit}_difference`])))
    .map((row) => {
      const title = scenarios.find((s) => s.id === row['scenario'])?.title ?? text(row, 'scenario');
      return {
        label: title,
        short_label: title,
        value: row[`${unit}_difference`] ?? null,
        note: difference_range(row, unit),
        figure: difference_figure(row, `${unit}_difference`),
      };
    });
}

export function difference_view(
  rows: PlainRow[],
  unit: Unit,
  scenarios: Scenario[],
  name: string,
): TableView {
  const years = [...new Set(rows.map((r) => Number(r['years'])))].sort((a, b) => a - b);
  const ids = values_of(rows, 'scenario');
  return {
    caption: `${name}, ${UNITS.find((u) => u.id === unit)!.unit} more or fewer than in the base`,
    head: heads(
      'Scenario',
      ...years.flatMap((y) => [`After ${y} ${y === 1 ? 'year' : 'years'}`, '80% range']),
    ),
    rows: ids.map((id) => ({
      head: scenarios.find((s) => s.id === id)?.title ?? id,
      cells: years.flatMap((y) => {
        const row = rows.find((r) => r['scenario'] === id && r['years'] === y)!;
        return [
          {
            text: format.signed(Number(row[`${unit}_difference`]), 1),
            figure: difference_figure(row, `${unit}_difference`),
          },
          {
            text: difference_range(row, unit),
            figure: difference_figure(row, `${unit}_upper_80`),
            nowrap: true,
          },
        ];
      }),
    })),
  };
}
