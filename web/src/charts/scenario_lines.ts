import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import * as format from '../format';
import type { Cell } from '../report_data';
import type { Draw, PictureMark } from './picture';
import {
  AXIS_TEXT,
  BASE_TEXT,
  CATEGORY_AXIS,
  COLOURS,
  TOOLTIP,
  VALUE_AXIS,
  lines_of,
  tooltip_html,
} from './theme';

export interface ScenarioPoint {
  value: Cell;
  /** 80 % range; null where there is none. */
  low: Cell;
  high: Cell;
  figure: string;
}
export interface ScenarioLine {
  name: string;
  base: boolean;
  /** One for each month; null where the scenario was not asked. */
  points: (ScenarioPoint | null)[];
}

/** Each scenario has a shape of its own, which stands before its name too. */
export const SHAPES = [
  { symbol: 'circle', sign: '●' },
  { symbol: 'rect', sign: '■' },
  { symbol: 'triangle', sign: '▲' },
  { symbol: 'diamond', sign: '◆' },
  { symbol: 'path://M0 0L10 0L5 9Z', sign: '▼' },
  { symbol: 'emptyCircle', sign: '○' },
  { symbol: 'emptyRect', sign: '□' },
  { symbol: 'emptyTriangle', sign: '△' },
  { symbol: 'emptyDiamond', sign: '◇' },
] as const;

/** A round number at or over the highest, and the distance of the lines across up to it. */
export function axis_top(highest: number): { top: number; step: number } {
  const rough = Math.max(highest, 1) / 5;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * ten).find((s) => s >= rough)!;
  return { top: Math.ceil(Math.max(highest, 1) / step) * step, step };
}

const is_number = (value: Cell | undefined): value is number => typeof value === 'number';
const last_of = (line: ScenarioLine): number => line.points.findLastIndex((p) => is_number(p?.value));

/** Where labels of these heights go so that none covers another and all stay near: pixels from the top. */
export function spread(wanted: number[], heights: number[], top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const at = [...wanted];
  let edge = top;
  for (const i of order) {
    at[i] = Math.max(at[i]!, edge + heights[i]! / 2);
    edge = at[i]! + heights[i]! / 2;
  }
  edge = bottom;
  for (const i of order.reverse()) {
    at[i] = Math.min(at[i]!, edge - heights[i]! / 2);
    edge = at[i]! - heights[i]! / 2;
  }
  return at;
}

/** The base as a line with upright bars for its range, other scenarios as marks named at the right end. */
export function scenario_lines(months: string[], lines: ScenarioLine[], unit: string, digits: number): Draw {
  const about = (p: ScenarioPoint): string[] => [
    `${format.cell(p.value, digits)} ${unit}`,
    ...(is_number(p.low) ? [`80% range ${format.range(p.low, p.high, digits)}`] : []),
  ];
  return (width) => {
    const narrow = width < 560;
    const height = narrow ? 420 : 380;
    const [grid_top, grid_bottom] = [36, 32];
    const room = narrow ? 108 : 256;
    const font = narrow ? 12 : 14;
    const numbers = lines.flatMap((l) =>
      l.points.flatMap((p) => (p === null ? [] : [p.value, p.low, p.high].filter(is_number))),
    );
    const { top: high, step } = axis_top(Math.max(0, ...numbers));
    const plot = height - grid_top - grid_bottom;
    const y_of = (value: number): number => grid_top + plot * (1 - value / high);
    const written = lines.map((l) => {
      const end = l.points[last_of(l)];
      return `${format.cell(end?.value, digits)} ${l.name}`;
    });
    const heights = written.map((label) => lines_of(`● ${label}`, room / (font * 0.56)) * (font + 2) + 4);
    const wanted = lines.map((l) => y_of(Number(l.points[last_of(l)]?.value ?? 0)));
    const places = spread(wanted, heights, grid_top, height - grid_bottom);
    // Marks of scenarios stand beside the base, in turn in two columns, because many end close together.
    const order = lines
      .map((_, i) => i)
      .filter((i) => !lines[i]!.base)
      .sort((a, b) => wanted[a]! - wanted[b]!);
    const aside = (i: number): number => (lines[i]!.base ? 0 : order.indexOf(i) % 2 === 0 ? 16 : 30);
    const marks: PictureMark[] = lines.flatMap((l, series) =>
      l.points.flatMap((p, index) =>
        p === null
          ? []
          : [
              {
                text: `${l.name}, ${format.month(months[index]!)}: ${about(p).join(', ')}`,
                figure: p.figure,
                series,
                index,
              },
            ],
      ),
    );
    const ranges = lines.flatMap((l) =>
      l.points.flatMap((p, i) =>
        p !== null && is_number(p.low) && is_number(p.high) ? [[i, p.low, p.high]] : [],
      ),
    );
    return {
      height,
      marks,
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left: 60, right: room + 50, top: grid_top, bottom: grid_bottom },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const one = Array.isArray(p) ? p[0]! : p;
            const line = lines[one.seriesIndex ?? 0];
            const point = line?.points[one.dataIndex];
            if (line === undefined || point === undefined || point === null) return '';
            return tooltip_html(line.name, [format.month(months[one.dataIndex]!), ...about(point)]);
          },
        },
        xAxis: {
          ...CATEGORY_AXIS,
          data: months.map(format.short_month),
          boundaryGap: months.length < 2,
          axisLabel: {
            ...AXIS_TEXT,
            margin: 12,
            interval: (i: number) => !narrow || i === 0 || i === months.length - 1,
          },
        },
        yAxis: {
          ...VALUE_AXIS,
          min: 0,
          max: high,
          name: unit,
          nameTextStyle: { ...AXIS_TEXT, align: 'left' as const, padding: [0, 0, 0, -52] },
          interval: step,
        },
        series: [
          ...lines.map((l, i) => {
            const shape = SHAPES[i % SHAPES.length]!;
            const last = last_of(l);
            const colour = l.base ? COLOURS.blue : COLOURS.text;
            return {
              type: 'line' as const,
              name: l.name,
              symbol: shape.symbol,
              symbolSize: l.base ? 9 : 11,
              showSymbol: true,
              cursor: 'pointer',
              z: l.base ? 4 : 5,
              color: colour,
              lineStyle: { width: l.base ? 3 : 2, type: l.base ? ('solid' as const) : ('dotted' as const) },
              itemStyle: { color: colour, opacity: 1, borderColor: COLOURS.white, borderWidth: 1 },
              emphasis: { scale: 1.6 },
              data: l.points.map((p, at) => ({
                value: is_number(p?.value) ? p.value : null,
                ...(at === last ? { symbolOffset: [aside(i), 0] as [number, number] } : {}),
                ...(at === last
                  ? {
                      label: {
                        show: true,
                        position: 'right' as const,
                        distance: 42 - aside(i),
                        offset: [0, places[i]! - wanted[i]!],
                        ...BASE_TEXT,
                        fontSize: font,
                        lineHeight: font + 2,
                        width: room,
                        overflow: 'break' as const,
                        color: colour,
                        fontWeight: l.base ? ('bold' as const) : ('normal' as const),
                        formatter: `${shape.sign} ${written[i]!}`,
                      },
                    }
                  : {}),
              })),
            };
          }),
          {
            type: 'custom' as const,
            name: '80% range',
            silent: true,
            z: 2,
            data: ranges,
            encode: { x: 0, y: [1, 2] },
            renderItem: upright,
          },
        ],
      },
    };
  };
}

function upright(_parameters: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
  const low = api.coord([Number(api.value(0)), Number(api.value(1))]);
  const high = api.coord([Number(api.value(0)), Number(api.value(2))]);
  const x = low[0]!;
  const style = { stroke: COLOURS.blue, lineWidth: 2 };
  const across = (y: number) => ({
    type: 'line' as const,
    shape: { x1: x - 7, y1: y, x2: x + 7, y2: y },
    style,
  });
  return {
    type: 'group' as const,
    children: [
      {
        type: 'line' as const,
        shape: { x1: x, y1: low[1]!, x2: x, y2: high[1]! },
        style,
      },
      across(low[1]!),
      across(high[1]!),
    ],
  };
}
