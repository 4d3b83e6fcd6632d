import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import * as format from '../format';
import { SUPPRESSED, type Cell } from '../report_data';
import type { Draw, PictureMark } from './picture';
import {
  AXIS_TEXT,
  BASE_TEXT,
  CATEGORY_AXIS,
  COLOURS,
  TOOLTIP,
  VALUE_AXIS,
  label_room,
  tooltip_html,
} from './theme';

export interface Dot {
  label: string;
  /** For narrow screens. */
  short_label: string;
  value: Cell;
  low: Cell;
  high: Cell;
  figure: string;
}

const ROW_HEIGHT = 30;

const is_number = (value: Cell): value is number => typeof value === 'number';

/** What is said of a range, and where there is none. */
const RANGE_WORDS = { range: 'range', none: 'no record to check changes it' };

/** A dot for each value and a bar for its range, from zero; the value stands beside it. */
export function dot_interval(dots: Dot[], unit: string, digits: number, words = RANGE_WORDS): Draw {
  return (width) => {
    const narrow = width < 560;
    const labels = dots.map((d) => (narrow ? d.short_label : d.label));
    const left = narrow ? Math.min(label_room(labels, width), 118) : label_room(labels, width);
    const row_height = narrow ? 36 : ROW_HEIGHT;
    const text = (d: Dot): string => `${format.cell(d.value, digits)}${is_number(d.value) ? ` ${unit}` : ''}`;
    const spread = (d: Dot): string =>
      d.low === d.high ? words.none : `${words.range} ${format.range(d.low, d.high, digits)}`;
    const marks: PictureMark[] = dots.map((d, index) => ({
      text: `${d.label}: ${text(d)}, ${spread(d)}`,
      figure: d.figure,
      series: 1,
      index,
    }));
    const end = (d: Dot): number => Math.max(...[d.value, d.high].filter(is_number), 0);
    return {
      height: dots.length * row_height + 56,
      marks,
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left, right: 78, top: 8, bottom: 48 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const d = dots[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            return tooltip_html(d.label, [text(d), spread(d), 'Select to see how it was made']);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          min: 0,
          name: unit,
          nameLocation: 'middle',
          nameGap: 30,
          nameTextStyle: AXIS_TEXT,
          splitNumber: narrow ? 3 : 6,
        },
        yAxis: {
          ...CATEGORY_AXIS,
          inverse: true,
          data: labels,
          axisLabel: {
            ...BASE_TEXT,
            fontSize: narrow ? 12 : 14,
            margin: 12,
            width: left - 16,
            overflow: 'break',
            interval: 0,
            lineHeight: 14,
          },
          splitLine: { show: true, lineStyle: { color: COLOURS.page } },
        },
        series: [
          {
            type: 'custom',
            name: 'Range',
            silent: true,
            z: 2,
            data: dots.map((d, i) => [i, is_number(d.low) ? d.low : 0, is_number(d.high) ? d.high : 0]),
            encode: { x: [1, 2], y: 0 },
            renderItem: interval,
          },
          {
            type: 'scatter',
            name: 'Figure',
            z: 3,
            symbolSize: 12,
            cursor: 'pointer',
            itemStyle: { opacity: 1, color: COLOURS.blue, borderColor: COLOURS.white, borderWidth: 2 },
            emphasis: {
              scale: 1.3,
              itemStyle: { color: COLOURS.dark_blue, borderColor: COLOURS.yellow, borderWidth: 3 },
            },
            data: dots.map((d, i) => ({
              value: [is_number(d.value) ? d.value : 0, i],
              symbolSize: is_number(d.value) ? 12 : 0.1,
            })),
          },
          {
            type: 'scatter',
            name: 'Label',
            itemStyle: { opacity: 1 },
            z: 4,
            symbolSize: 0.1,
            cursor: 'pointer',
            data: dots.map((d, i) => ({
              value: [end(d), i],
              label: {
                show: true,
                position: 'right',
                distance: 12,
                ...BASE_TEXT,
                fontWeight: 'bold',
                formatter: d.value === SUPPRESSED ? SUPPRESSED : format.cell(d.value, digits),
              },
            })),
          },
        ],
      },
    };
  };
}

function interval(_parameters: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
  const row = Number(api.value(0));
  const zero = api.coord([0, row]);
  const low = api.coord([Number(api.value(1)), row]);
  const high = api.coord([Number(api.value(2)), row]);
  const y = Math.round(zero[1]!);
  return {
    type: 'group' as const,
    children: [
      {
        type: 'line' as const,
        shape: { x1: zero[0]!, y1: y, x2: low[0]!, y2: y },
        style: { stroke: COLOURS.border, lineWidth: 1, lineDash: [2, 3] },
      },
      {
        type: 'rect' as const,
        shape: { x: low[0]!, y: y - 4, width: Math.max(high[0]! - low[0]!, 0), height: 8, r: 4 },
        style: { fill: '#8fb8e0' },
      },
    ],
  };
}
