import * as format from '../format';
import type { PlainRow } from '../plain_rows';
import type { Draw, PictureMark } from './picture';
import {
  AXIS_TEXT,
  BASE_TEXT,
  BLUES,
  CATEGORY_AXIS,
  COLOURS,
  TOOLTIP,
  VALUE_AXIS,
  tooltip_html,
} from './theme';
import { axis_ends } from './trend_lines';

/** Ranges from the widest to the narrowest; each stands inside the one before. */
const LEVELS = [95, 80, 50] as const;
/** Edges from the bottom up, with the colour of what lies between each and the one below. */
const EDGES = [
  { column: 'lower_95', colour: 'transparent' },
  { column: 'lower_80', colour: BLUES[1] },
  { column: 'lower_50', colour: BLUES[2] },
  { column: 'upper_50', colour: BLUES[3] },
  { column: 'upper_80', colour: BLUES[2] },
  { column: 'upper_95', colour: BLUES[1] },
] as const;
const COUNTED = EDGES.length;
const EXPECTED = COUNTED + 1;

const value = (row: PlainRow, column: string): number | null => {
  const cell = row[column];
  return typeof cell === 'number' ? cell : null;
};
const is_expected = (row: PlainRow): boolean => value(row, 'median') !== null;

/** What one month says, in words. */
export function fan_lines(row: PlainRow, middle = 'expected'): string[] {
  if (!is_expected(row)) return [`${format.cell(row['value'])} counted`];
  return [
    `${format.cell(row['median'])} ${middle}`,
    ...[...LEVELS]
      .reverse()
      .map((level) => `${level} in 100: ${format.range(row[`lower_${level}`], row[`upper_${level}`])}`),
  ];
}

/** Height of each edge above the one below; from the last counted month on, where all edges meet. */
export function fan_edges(rows: PlainRow[]): (number | null)[][] {
  const start = rows.findIndex(is_expected) - 1;
  return EDGES.map(({ column }, i) =>
    rows.map((row, at) => {
      if (start < 0 || at < start) return null;
      if (at === start) return i === 0 ? value(row, 'value') : 0;
      const [edge, below] = [value(row, column), i === 0 ? 0 : value(row, EDGES[i - 1]!.column)];
      return edge === null || below === null ? null : Math.max(0, edge - below);
    }),
  );
}

/** Pixels by which the names at the right end give way upwards, so that they stand apart: expected, 50%, 80%, 95%. */
export function label_shifts(end: PlainRow | undefined, per_pixel: number): number[] {
  const apart = 14;
  let above = 0;
  return ['median', 'upper_50', 'upper_80', 'upper_95'].map((column, i) => {
    const own = end === undefined ? 0 : (Number(end[column]) - Number(end['median'])) / per_pixel;
    above = i === 0 ? 0 : Math.max(own, above + apart);
    return own - above;
  });
}

/** What differs where the rows are year ends of many futures, not months of a series. */
export interface FanOptions {
  /** Rows are years: each is a mark of its own. */
  yearly?: boolean;
  /** Name of the middle line. */
  middle?: string;
  /** Drawn as a line across, with its name. */
  floor?: { value: number; name: string };
}

/** A series as counted (solid), as expected (dashed), and its ranges as bands that darken towards the middle. */
export function fan(
  rows: PlainRow[],
  figure: (row: PlainRow, measure: string) => string,
  { yearly = false, middle = 'expected', floor }: FanOptions = {},
): Draw {
  return (width) => {
    const narrow = width < 560;
    const months = rows.map((r) => String(r['month']));
    const numbers = rows.flatMap((r) => ['value', 'lower_95', 'upper_95'].flatMap((c) => value(r, c) ?? []));
    const [low, high] = axis_ends(floor === undefined ? numbers : [...numbers, floor.value]);
    const counted = rows.map((r) => value(r, 'value'));
    const last = counted.findLastIndex((v) => v !== null);
    const expected = rows.map((r, i) => (i === last ? counted[i]! : value(r, 'median')));
    const every = yearly ? 1 : narrow ? 12 : 3;
    const marks: PictureMark[] = rows.flatMap((row, index) =>
      index === last || index === rows.length - 1 || Math.abs(index - last) % every === 0
        ? [
            {
              text: [format.month(months[index]!), ...fan_lines(row, middle)].join(', '),
              figure: figure(row, is_expected(row) ? 'median' : 'value'),
              series: is_expected(row) ? EXPECTED : COUNTED,
              index,
            },
          ]
        : [],
    );
    const uprights = rows
      .filter((r) => r['new_counting'] === 'yes')
      .map((r) => ({ xAxis: format.short_month(String(r['month'])) }));
    const height = narrow ? 300 : 360;
    const shifts = label_shifts(rows.at(-1), (high - low) / (height - 76));
    const end_label = (text: string, shift: number, bold = false) => ({
      show: true,
      ...BASE_TEXT,
      fontSize: 12,
      fontWeight: bold ? ('bold' as const) : ('normal' as const),
      color: COLOURS.text,
      formatter: text,
      distance: 6,
      offset: [0, shift],
    });
    return {
      height,
      marks,
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left: 60, right: narrow ? 70 : 92, top: 44, bottom: 32 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const one = Array.isArray(p) ? p[0]! : p;
            const row = rows[one.dataIndex];
            return row === undefined || one.componentType !== 'series'
              ? ''
              : tooltip_html(format.month(months[one.dataIndex]!), fan_lines(row, middle));
          },
        },
        xAxis: {
          ...CATEGORY_AXIS,
          data: months.map(format.short_month),
          boundaryGap: false,
          axisLabel: { ...AXIS_TEXT, interval: narrow ? (yearly ? 4 : 35) : 'auto' },
        },
        yAxis: { ...VALUE_AXIS, min: low, max: high, splitNumber: 4 },
        series: [
          ...fan_edges(rows).map((data, i) => ({
            type: 'line' as const,
            name: EDGES[i]!.column,
            stack: 'range',
            silent: true,
            symbol: 'none',
            lineStyle: { width: i === 0 ? 0 : 1, color: BLUES[3] },
            areaStyle: { color: EDGES[i]!.colour, opacity: 1 },
            ...(EDGES[i]!.column.startsWith('upper_')
              ? { endLabel: end_label(`${EDGES[i]!.column.slice(6)}%`, shifts[i - 2]!) }
              : {}),
            data,
          })),
          {
            type: 'line' as const,
            name: 'counted',
            symbol: 'circle',
            symbolSize: 5,
            showSymbol: false,
            cursor: 'pointer',
            color: COLOURS.blue,
            lineStyle: { width: 3 },
            data: counted,
            ...(uprights.length > 0
              ? {
                  markLine: {
                    silent: true,
                    symbol: 'none',
                    animation: false,
                    lineStyle: { color: COLOURS.secondary, type: 'dashed' as const, width: 1 },
                    label: { formatter: 'counted anew', ...AXIS_TEXT, position: 'end' as const },
                    data: uprights,
                  },
                }
              : {}),
          },
          {
            type: 'line' as const,
            name: 'expected',
            symbol: 'circle',
            symbolSize: 5,
            showSymbol: false,
            cursor: 'pointer',
            color: COLOURS.dark_blue,
            lineStyle: { width: 2, type: 'dashed' as const },
            endLabel: end_label(middle, shifts[0]!, true),
            data: expected,
            ...(floor === undefined
              ? {}
              : {
                  markLine: {
                    silent: true,
                    symbol: 'none',
                    animation: false,
                    lineStyle: { color: COLOURS.text, type: 'dotted' as const, width: 2 },
                    label: { formatter: floor.name, ...AXIS_TEXT, position: 'insideStartBottom' as const },
                    data: [{ yAxis: floor.value }],
                  },
                }),
          },
        ],
      },
    };
  };
}
