import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import * as format from '../format';
import type { Cell } from '../report_data';
import type { Draw, PictureMark } from './picture';
import {
  AXIS_TEXT,
  BASE_TEXT,
  BLUES,
  CATEGORY_AXIS,
  COLOURS,
  TOOLTIP,
  label_room,
  text_on,
  tooltip_html,
} from './theme';

export interface HeatCell {
  row: number;
  column: number;
  value: Cell;
  figure: string;
  /** As written in the cell, and what is said of it, in place of the number and its unit. */
  text?: string;
  about?: string;
}

export interface HeatMap {
  rows: string[];
  columns: string[];
  /** For narrow screens. */
  short_rows: string[];
  cells: HeatCell[];
  unit: string;
  digits: number;
  /** Lower ends of the shades but the first; equal numbers of cells in each shade when left out. */
  bounds?: number[];
  /** What selecting a cell does, in words. */
  select?: string;
  /** Figure of the cell that is framed. */
  chosen?: string;
}

const ROW_HEIGHT = 32;

/** Every cell carries its number, so colour only helps to find it. Each row is shaded within the whole table. */
export function heat_map(map: HeatMap): Draw {
  return (width) => {
    const narrow = width < 560;
    const rows = narrow ? map.short_rows : map.rows;
    const left = narrow ? Math.min(label_room(rows, width), 112) : label_room(rows, width);
    const top = narrow ? 56 : 34;
    const numbers = map.cells.flatMap((c) => (typeof c.value === 'number' ? [c.value] : []));
    const steps = map.bounds ?? quantiles(numbers);
    const framed = map.cells.find((c) => c.figure === map.chosen);
    const text = (c: HeatCell): string => c.text ?? format.cell(c.value, map.digits);
    const about = (c: HeatCell): string => `${map.rows[c.row]!}, ${map.columns[c.column]!}`;
    const with_unit = (c: HeatCell): string =>
      c.about ?? (typeof c.value === 'number' ? `${text(c)} ${map.unit}` : text(c));
    const marks: PictureMark[] = map.cells.map((c, index) => ({
      text: `${about(c)}: ${with_unit(c)}`,
      figure: c.figure,
      series: 0,
      index,
    }));
    return {
      height: map.rows.length * (narrow ? 36 : ROW_HEIGHT) + top + 12,
      marks,
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left, right: 8, top, bottom: 8 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const c = map.cells[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            return tooltip_html(about(c), [with_unit(c), map.select ?? 'Select to see how it was made']);
          },
        },
        xAxis: {
          ...CATEGORY_AXIS,
          position: 'top',
          data: map.columns,
          axisLine: { show: false },
          axisLabel: {
            ...AXIS_TEXT,
            color: COLOURS.text,
            fontSize: narrow ? 11 : 14,
            interval: 0,
            rotate: narrow ? 45 : 0,
          },
        },
        yAxis: {
          ...CATEGORY_AXIS,
          inverse: true,
          data: rows,
          axisLine: { show: false },
          axisLabel: {
            ...BASE_TEXT,
            fontSize: narrow ? 12 : 14,
            width: left - 12,
            overflow: 'break',
            interval: 0,
            lineHeight: 14,
          },
        },
        visualMap: {
          seriesIndex: 0,
          show: false,
          type: 'piecewise',
          dimension: 2,
          pieces: BLUES.map((color, i) => ({ value: i, color })).concat([
            { value: -1, color: COLOURS.page as never },
          ]),
        },
        series: [
          {
            type: 'heatmap',
            cursor: 'pointer',
            itemStyle: { borderColor: COLOURS.white, borderWidth: 2 },
            emphasis: { itemStyle: { borderColor: COLOURS.yellow, borderWidth: 3 } },
            data: map.cells.map((c) => {
              const step = typeof c.value === 'number' ? step_of(c.value, steps) : -1;
              return {
                value: [c.column, c.row, step],
                label: {
                  show: true,
                  ...BASE_TEXT,
                  fontSize: narrow ? 12 : 14,
                  fontWeight: c.figure === map.chosen ? ('bold' as const) : ('normal' as const),
                  color: step < 0 ? COLOURS.secondary : text_on(step),
                  formatter: narrow && c.value === null ? '–' : text(c),
                },
              };
            }),
          },
          ...(framed === undefined
            ? []
            : [
                {
                  type: 'custom' as const,
                  silent: true,
                  z: 5,
                  data: [[framed.column, framed.row]],
                  encode: { x: 0, y: 1 },
                  renderItem: frame,
                },
              ]),
        ],
      },
    };
  };
}

/** Around the chosen cell, over its neighbours. */
function frame(_parameters: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
  const middle = api.coord([api.value(0), api.value(1)]);
  const [wide = 0, high = 0] = api.size!([1, 1]) as number[];
  return {
    type: 'rect' as const,
    shape: { x: middle[0]! - wide / 2, y: middle[1]! - high / 2, width: wide, height: high },
    style: { fill: 'none', stroke: COLOURS.text, lineWidth: 4 },
  };
}

/** Bounds of the shades: equal numbers of cells in each, because a few professions are many times larger. */
export function quantiles(numbers: number[]): number[] {
  const sorted = numbers.filter((n) => n > 0).sort((a, b) => a - b);
  const bounds: number[] = [];
  for (let i = 1; i < BLUES.length; ++i)
    bounds.push(sorted[Math.floor((sorted.length * i) / BLUES.length)] ?? 0);
  return bounds;
}

export function step_of(value: number, bounds: number[]): number {
  if (value <= 0) return 0;
  let step = 0;
  while (step < bounds.length && value >= bounds[step]!) step += 1;
  return step;
}
