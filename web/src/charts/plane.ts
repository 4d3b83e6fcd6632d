import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import * as format from '../format';
import type { Draw } from './picture';
import { SHAPES, axis_top } from './scenario_lines';
import { AXIS_TEXT, BASE_TEXT, COLOURS, TOOLTIP, VALUE_AXIS, tooltip_html } from './theme';

/** A strategy beside the first: ranges of what it costs and gives more. */
export interface PlaneBox {
  name: string;
  /** Low, high. */
  cost: [number, number];
  effect: [number, number];
  /** Effect and cost at the stated values; null where either is known as a range only. */
  point: [number, number] | null;
  text: string;
  figure: string;
}

/** Ends of an axis and the distance of its lines: zero inside, so that less and more can be told, and some air. */
export function around_zero(numbers: number[]): { min: number; max: number; interval: number } {
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const { step } = axis_top(high - low);
  const air = (high - low) * 0.1;
  return {
    min: Math.min(-1, Math.floor((low - air) / step)) * step,
    max: Math.max(1, Math.ceil((high + air) / step)) * step,
    interval: step,
  };
}

const QUARTERS = [
  { x: 0, y: 1, words: 'Gives less, costs more' },
  { x: 1, y: 1, words: 'Gives more, costs more' },
  { x: 0, y: 0, words: 'Gives less, costs less' },
  { x: 1, y: 0, words: 'Gives more, costs less' },
];

/** Boxes of the ranges around the crossing of "no more cost" and "no more effect". */
export function plane(boxes: PlaneBox[], effect: string): Draw {
  const across = around_zero(boxes.flatMap((b) => b.effect));
  const upward = around_zero(boxes.flatMap((b) => b.cost));
  /** Names stand where there is more room beside the box. */
  const on_left = (b: PlaneBox): boolean => b.effect[0] - across.min >= across.max - b.effect[1];
  const sign = (i: number): string => SHAPES[i % SHAPES.length]!.sign;
  return (width) => {
    const narrow = width < 560;
    return {
      height: narrow ? 360 : 400,
      marks: boxes.map((b, index) => ({ text: b.text, figure: b.figure, series: 0, index })),
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left: narrow ? 76 : 96, right: 24, top: 36, bottom: 60 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const b = boxes[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            return tooltip_html(b.name, [b.text]);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          ...across,
          axisLine: { show: false, onZero: false },
          axisLabel: { ...AXIS_TEXT, hideOverlap: true, formatter: (v: number) => format.number(v) },
          name: narrow ? 'More effect' : `More effect: ${effect}`,
          nameLocation: 'middle',
          nameGap: 34,
          nameTextStyle: AXIS_TEXT,
        },
        yAxis: {
          ...VALUE_AXIS,
          ...upward,
          axisLine: { show: false, onZero: false },
          axisLabel: { ...AXIS_TEXT, hideOverlap: true, formatter: (v: number) => format.number(v) },
          name: 'More cost, pounds',
          nameTextStyle: { ...AXIS_TEXT, align: 'left' as const, padding: [0, 0, 0, narrow ? -68 : -88] },
        },
        series: [
          {
            type: 'custom',
            name: 'Ranges',
            cursor: 'pointer',
            z: 3,
            data: boxes.map((b) => [b.effect[0], b.effect[1], b.cost[0], b.cost[1]]),
            encode: { x: [0, 1], y: [2, 3] },
            renderItem: box,
          },
          {
            type: 'scatter',
            name: 'At the stated values',
            silent: true,
            z: 4,
            data: boxes.map((b, i) => ({
              value: b.point ?? [b.effect[0], b.cost[1]],
              symbol: SHAPES[i % SHAPES.length]!.symbol,
              symbolSize: b.point === null ? 0.1 : 12,
              itemStyle: { color: COLOURS.dark_blue, opacity: 1 },
            })),
          },
          {
            type: 'scatter',
            name: 'Names',
            silent: true,
            z: 5,
            symbolSize: 0.1,
            itemStyle: { opacity: 1 },
            data: boxes.map((b, i) => ({
              value: [on_left(b) ? b.effect[0] : b.effect[1], (b.cost[0] + b.cost[1]) / 2],
              label: {
                show: true,
                position: on_left(b) ? ('left' as const) : ('right' as const),
                distance: 8,
                ...BASE_TEXT,
                fontSize: narrow ? 12 : 14,
                textBorderColor: COLOURS.white,
                textBorderWidth: 3,
                fontWeight: 'bold' as const,
                formatter: b.point === null ? b.name : `${sign(i)} ${b.name}`,
              },
            })),
          },
          {
            type: 'scatter',
            name: 'Quarters',
            silent: true,
            symbolSize: 0.1,
            itemStyle: { opacity: 1 },
            data: QUARTERS.map((q) => ({
              value: [q.x === 0 ? across.min : across.max, q.y === 0 ? upward.min : upward.max],
              label: {
                // A quarter too narrow for its words goes without.
                show:
                  (q.x === 0 ? -across.min : across.max) / (across.max - across.min) > (narrow ? 0.45 : 0.2),
                position: (q.x === 0 ? 'right' : 'left') as 'right' | 'left',
                distance: 8,
                offset: [0, q.y === 0 ? -14 : 14],
                ...AXIS_TEXT,
                formatter: q.words,
              },
            })),
            markLine: {
              silent: true,
              symbol: 'none',
              animation: false,
              label: { show: false },
              lineStyle: { color: COLOURS.text, type: 'solid' as const, width: 1.5 },
              data: [{ xAxis: 0 }, { yAxis: 0 }],
            },
          },
        ],
      },
    };
  };
}

function box(_parameters: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
  const [x1, y1] = api.coord([Number(api.value(0)), Number(api.value(3))]) as [number, number];
  const [x2, y2] = api.coord([Number(api.value(1)), Number(api.value(2))]) as [number, number];
  return {
    type: 'rect' as const,
    shape: { x: x1, y: y1, width: Math.max(x2 - x1, 2), height: Math.max(y2 - y1, 2) },
    // Boxes that lie on each other stay visible.
    style: { fill: COLOURS.pale_blue, fillOpacity: 0.6, stroke: COLOURS.blue, lineWidth: 2 },
    emphasis: { style: { fill: COLOURS.pale_blue, fillOpacity: 0.6, stroke: COLOURS.yellow, lineWidth: 4 } },
  };
}
