import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import * as format from '../format';
import type { Draw } from './picture';
import {
  AXIS_TEXT,
  BASE_TEXT,
  COLOURS,
  TOOLTIP,
  VALUE_AXIS,
  label_axis,
  lines_of,
  tooltip_html,
} from './theme';

/** What a figure comes to with one parameter at either end. */
export interface TornadoBar {
  label: string;
  at_low: number;
  at_high: number;
  figure: string;
}

/** Bars between both ends, in the order given: a ring where the parameter is low, a dot where it is high. */
export function tornado(bars: TornadoBar[], unit: string, digits: number): Draw {
  const ends = (b: TornadoBar): string[] => [
    `${format.cell(b.at_low, digits)} ${unit} with the parameter low`.replace('  ', ' '),
    `${format.cell(b.at_high, digits)} ${unit} with it high`.replace('  ', ' '),
  ];
  const written = (b: TornadoBar): string =>
    format.range(Math.min(b.at_low, b.at_high), Math.max(b.at_low, b.at_high), digits);
  const above_zero = bars.every((b) => b.at_low > 0 && b.at_high > 0);
  return (width) => {
    const narrow = width < 560;
    const left = narrow ? 140 : Math.min(360, width * 0.34);
    const most = Math.max(1, ...bars.map((b) => lines_of(b.label, (left - 16) / (narrow ? 6.2 : 7.2))));
    const row = Math.max(narrow ? 52 : 34, most * (narrow ? 14 : 16) + 12);
    const room = 24 + Math.max(0, ...bars.map((b) => written(b).length * 8));
    return {
      height: bars.length * row + (narrow ? 72 : 64),
      marks: bars.map((b, index) => ({
        text: `${b.label}: ${ends(b).join(', ')}`,
        figure: b.figure,
        series: 0,
        index,
      })),
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        // On narrow screens the numbers stand over the bars.
        grid: { left, right: narrow ? 56 : room, top: narrow ? 16 : 8, bottom: 56 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const b = bars[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            return tooltip_html(b.label, [...ends(b), 'Select to see how it was made']);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          scale: true,
          axisLabel: { ...AXIS_TEXT, hideOverlap: true, formatter: (v: number) => format.number(v) },
          name: above_zero && !narrow ? `${unit}; the axis need not begin at 0` : unit,
          nameLocation: 'middle',
          nameGap: 32,
          nameTextStyle: AXIS_TEXT,
          splitNumber: narrow ? 2 : 6,
        },
        yAxis: {
          ...label_axis(
            bars.map((b) => b.label),
            left,
            narrow,
          ),
          axisLine: { show: false },
        },
        series: [
          {
            type: 'custom',
            name: 'From end to end',
            cursor: 'pointer',
            data: bars.map((b, i) => [i, b.at_low, b.at_high]),
            encode: { x: [1, 2], y: 0 },
            renderItem: bar_between,
          },
          {
            type: 'scatter',
            name: 'Numbers',
            silent: true,
            symbolSize: 0.1,
            itemStyle: { opacity: 1 },
            data: bars.map((b, i) => ({
              value: [narrow ? (b.at_low + b.at_high) / 2 : Math.max(b.at_low, b.at_high), i],
              label: {
                show: true,
                position: narrow ? ('top' as const) : ('right' as const),
                distance: narrow ? 13 : 14,
                ...BASE_TEXT,
                fontSize: narrow ? 12 : 14,
                fontWeight: 'bold' as const,
                formatter: written(b),
              },
            })),
          },
        ],
      },
    };
  };
}

function bar_between(_parameters: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
  const row = Number(api.value(0));
  const [low_x, y] = api.coord([Number(api.value(1)), row]) as [number, number];
  const [high_x] = api.coord([Number(api.value(2)), row]) as [number, number];
  const ring = { stroke: COLOURS.dark_blue, lineWidth: 2 };
  const chosen = { style: { stroke: COLOURS.yellow, lineWidth: 4 } };
  return {
    type: 'group' as const,
    children: [
      {
        type: 'rect' as const,
        shape: { x: Math.min(low_x, high_x), y: y - 7, width: Math.abs(high_x - low_x), height: 14 },
        style: { fill: COLOURS.blue, stroke: COLOURS.blue, lineWidth: 0 },
        emphasis: chosen,
      },
      {
        type: 'circle' as const,
        shape: { cx: high_x, cy: y, r: 7 },
        style: { fill: COLOURS.dark_blue, ...ring },
        emphasis: chosen,
      },
      {
        type: 'circle' as const,
        shape: { cx: low_x, cy: y, r: 7 },
        style: { fill: COLOURS.white, ...ring },
        emphasis: chosen,
      },
    ],
  };
}
