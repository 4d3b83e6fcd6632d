import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import type { TableCell, TableView } from './table_view';

/** Plain monthly series, gone on with, and the record of such forecasts (docs/methods/forecast.md). */
export const FORECAST = 'forecast';
export const BACKTEST = 'backtest';
const YEAR = 12;
/** Months of history in the picture; the table behind it holds all. */
export const HISTORY = 120;

export const METHODS: Record<string, string> = {
  cadre: 'This forecast',
  last: 'The last value',
  drift_12_plain: 'The mean step of the last 12 months',
  drift_36_plain: 'The mean step of the last 36 months',
  drift_all_plain: 'The mean step of all months',
  last_year: 'The last year’s months once more',
};

export function metrics_of(rows: PlainRow[]): string[] {
  return [...new Set(rows.map((r) => String(r['metric'])))];
}

export function forecast_figure(row: PlainRow, measure: string): string {
  return figure_name(FORECAST, measure, { month: String(row['month']), metric: String(row['metric']) });
}

/** Rows of a series: what was counted, then what is expected. */
export interface Split {
  last: PlainRow | undefined;
  ahead: PlainRow[];
  /** As the picture holds it: ten years and what follows. */
  shown: PlainRow[];
}
export function split(rows: PlainRow[], metric: string): Split {
  const own = rows.filter((r) => r['metric'] === metric);
  const ahead = own.filter((r) => typeof r['median'] === 'number');
  const counted = own.filter((r) => typeof r['value'] === 'number');
  return { last: counted.at(-1), ahead, shown: [...counted.slice(-HISTORY), ...ahead] };
}

/** "FTE: Podiatry: 205 in March 2025; 208 expected in March 2026, 80% range 202 to 215." */
export function finding({ last, ahead }: Split): string {
  if (last === undefined) return '';
  const now = `${String(last['metric'])}: ${format.cell(last['value'])} in ${format.month(String(last['month']))}`;
  const then = ahead[YEAR - 1] ?? ahead.at(-1);
  if (then === undefined) return `${now}. It is too short to go on with.`;
  const range = format.range(then['lower_80'], then['upper_80']);
  return `${now}; ${format.cell(then['median'])} expected in ${format.month(String(then['month']))}, 80% range ${range}.`;
}

/** A row for each year ahead, and the last month. */
export function ahead_view({ last, ahead }: Split): TableView {
  const base = Number(last?.['value']);
  const rows = ahead.filter((_, i) => (i + 1) % YEAR === 0 || i === ahead.length - 1);
  const range = (row: PlainRow, level: number): TableCell => ({
    text: format.range(row[`lower_${level}`], row[`upper_${level}`]),
    figure: forecast_figure(row, `upper_${level}`),
    nowrap: true,
  });
  return {
    caption: `${String(last?.['metric'] ?? '')}, expected`,
    head: [
      { text: 'Month', numeric: false },
      { text: 'Expected', numeric: true },
      { text: 'Change', numeric: true },
      { text: '50% range', numeric: true },
      { text: '80% range', numeric: true },
      { text: '95% range', numeric: true },
    ],
    rows: rows.map((row) => ({
      head: format.month(String(row['month'])),
      cells: [
        { text: format.cell(row['median']), figure: forecast_figure(row, 'median') },
        { text: base > 0 ? `${format.signed((Number(row['median']) / base - 1) * 100, 1)}%` : 'Not known' },
        range(row, 50),
        range(row, 80),
        range(row, 95),
      ],
    })),
  };
}

/** The series' own record, or that of all where it is too short to have one. */
export function record_of(rows: PlainRow[], metric: string): PlainRow[] {
  const own = rows.filter((r) => r['metric'] === metric);
  return own.length > 0 ? own : rows.filter((r) => r['metric'] === 'all');
}

function score(row: PlainRow, measure: string, digits: number, unit = ''): TableCell {
  const key = Object.fromEntries(
    ['metric', 'months', 'method', 'counting'].map((k) => [k, String(row[k] ?? '')]),
  );
  return { text: format.cell(row[measure], digits, unit), figure: figure_name(BACKTEST, measure, key) };
}

export function bias_text(bias: number): string {
  const size = format.number(Math.abs(bias), 1);
  return size === '0.0' ? 'none' : `${size}% too ${bias > 0 ? 'high' : 'low'}`;
}

/** How far off our forecasts were, by months ahead. */
export function record_view(rows: PlainRow[], about: string): TableView {
  const ours = rows.filter(
    (r) => r['method'] === 'cadre' && r['counting'] === 'same' && typeof r['months'] === 'number',
  );
  return {
    caption: `Forecasts of the past, ${about}`,
    head: [
      { text: 'Months ahead', numeric: false },
      { text: 'Forecasts', numeric: true },
      { text: 'Without overlap', numeric: true },
      { text: 'Average error', numeric: true },
      { text: 'On the whole', numeric: true },
      { text: 'In 80% range', numeric: true },
      { text: 'In 95% range', numeric: true },
    ],
    rows: ours.map((row) => ({
      head: format.cell(row['months']),
      cells: [
        { text: format.cell(row['origins']) },
        { text: format.cell(row['windows']) },
        score(row, 'mape', 1, '%'),
        { ...score(row, 'bias', 1), text: bias_text(Number(row['bias'])), nowrap: true },
        score(row, 'cover_80', 0, '%'),
        score(row, 'cover_95', 0, '%'),
      ],
    })),
  };
}

/** Methods beside each other up to two years ahead, the best range first. */
export function methods_view(rows: PlainRow[], about: string): TableView {
  const pooled = rows
    .filter((r) => r['months'] === null && r['counting'] === 'same')
    .sort((a, b) => Number(a['crps']) - Number(b['crps']));
  return {
    caption: `Beside simple rules, up to 24 months ahead, ${about}`,
    head: [
      { text: 'Method', numeric: false },
      { text: 'Error of the line (MASE)', numeric: true },
      { text: 'Error of the range (CRPS)', numeric: true },
      { text: 'In 80% range', numeric: true },
    ],
    rows: pooled.map((row) => ({
      head: METHODS[String(row['method'])] ?? String(row['method']),
      total: row['method'] === 'cadre',
      cells: [score(row, 'mase', 2), score(row, 'crps', 2), score(row, 'cover_80', 0, '%')],
    })),
  };
}

/** What became of forecasts across a change of counting; empty where there was none. */
export function beyond_text(rows: PlainRow[]): string {
  const beyond = rows.find(
    (r) => r['method'] === 'cadre' && r['counting'] === 'changed' && r['months'] === null,
  );
  if (beyond === undefined) return '';
  return `${format.cell(beyond['origins'])} further forecasts met a change of counting that came after them; they were ${format.cell(beyond['mape'], 1, '%')} off and are not counted above.`;
}
