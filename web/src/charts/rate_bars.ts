import * as format from '../format';
import type { Cell } from '../report_data';
import type { Draw } from './picture';
import {
  AXIS_TEXT,
  BASE_TEXT,
  label_axis,
  COLOURS,
  TOOLTIP,
  VALUE_AXIS,
  label_room,
  lines_of,
  tooltip_html,
} from './theme';

export interface RateBar {
  label: string;
  /** For narrow screens. */
  short_label: string;
  value: Cell;
  /** Behind the number: "12.3 FTE". */
  note: string;
  /** "" where there is nothing to explain. */
  figure: string;
  /** Kinds of bar, told apart without colour too. */
  pattern?: 'plain' | 'striped' | 'dotted';
}

/** What is drawn over a bar; the label says its kind as well. */
const PATTERNS = {
  plain: {},
  striped: {
    color: COLOURS.pale_blue,
    borderWidth: 1,
    decal: {
      symbol: 'rect',
      dashArrayX: [1, 0] as number[],
      dashArrayY: [2, 4] as number[],
      rotation: -Math.PI / 4,
      color: COLOURS.dark_blue,
    },
  },
  dotted: {
    color: COLOURS.white,
    borderWidth: 2,
    decal: {
      symbol: 'circle',
      dashArrayX: [
        [6, 6],
        [0, 6, 6, 0],
      ] as number[][],
      dashArrayY: [6, 0] as number[],
      color: COLOURS.dark_blue,
    },
  },
};

/** One bar for each rate from zero, to the right (blue) or, below nothing, to the left (yellow, hatched). */
export function rate_bars(bars: RateBar[], unit: string, digits: number): Draw {
  const amount = (bar: RateBar): number => (typeof bar.value === 'number' ? bar.value : 0);
  const written = (bar: RateBar): string => format.cell(bar.value, digits, unit);
  const lowest = Math.min(0, ...bars.map(amount));
  // Ticks of ratios stand closer than whole numbers.
  const tick_digits = Math.max(1, ...bars.map(amount)) - lowest < 4 && digits > 1 ? 1 : 0;
  /** Room for the number and the note behind the longest bar. */
  const notes = Math.max(
    150,
    8 + Math.max(0, ...bars.map((b) => written(b).length * 8.5 + b.note.length * 6.6 + 12)),
  );
  return (width) => {
    const narrow = width < 560;
    const labels = bars.map((b) => (narrow ? b.short_label : b.label));
    const most_lines = (room: number): number =>
      Math.max(1, ...labels.map((l) => lines_of(l, (room - 16) / (narrow ? 6.2 : 7.2))));
    const usual = narrow ? Math.min(label_room(labels, width), 118) : label_room(labels, width);
    // Long labels of narrow pictures get more room before rows grow.
    const left = narrow && most_lines(usual) > 2 ? 150 : usual;
    const row = narrow ? Math.max(38, most_lines(left) * 14 + 8) : most_lines(left) > 1 ? 40 : 32;
    return {
      height: bars.length * row + 56,
      marks: bars.map((bar, index) => ({
        text: `${bar.label}: ${written(bar)}, ${bar.note}`,
        figure: bar.figure,
        series: 0,
        index,
      })),
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left, right: narrow ? 60 : notes, top: 8, bottom: 48 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const bar = bars[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            return tooltip_html(bar.label, [
              written(bar),
              bar.note,
              ...(bar.figure === '' ? [] : ['Select to see how it was made']),
            ]);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          ...(lowest < 0 ? {} : { min: 0 }),
          axisLabel: {
            ...AXIS_TEXT,
            hideOverlap: true,
            formatter: (value: number) => format.number(value, tick_digits) + (unit === '%' ? '%' : ''),
          },
          splitNumber: narrow ? 3 : 6,
        },
        yAxis: { ...label_axis(labels, left, narrow), axisLine: { show: false } },
        series: [
          {
            type: 'bar',
            barWidth: narrow ? 16 : 18,
            cursor: 'pointer',
            data: bars.map((bar) => {
              const below = amount(bar) < 0;
              return {
                value: amount(bar),
                itemStyle: {
                  color: below ? COLOURS.yellow : COLOURS.blue,
                  borderColor: COLOURS.text,
                  borderWidth: below ? 1 : 0,
                  ...(below
                    ? {
                        decal: {
                          symbol: 'rect',
                          dashArrayX: [1, 0] as number[],
                          dashArrayY: [2, 4] as number[],
                          rotation: -Math.PI / 4,
                          color: COLOURS.text,
                        },
                      }
                    : PATTERNS[bar.pattern ?? 'plain']),
                },
              };
            }),
            emphasis: { itemStyle: { borderColor: COLOURS.yellow, borderWidth: 3 } },
            silent: false,
          },
          {
            type: 'scatter',
            silent: true,
            symbolSize: 0.1,
            data: bars.map((bar, i) => ({
              value: [Math.max(0, amount(bar)), i],
              label: {
                show: true,
                position: 'right',
                distance: 8,
                ...BASE_TEXT,
                fontWeight: 'bold',
                formatter: narrow ? written(bar) : `${written(bar)}{note|  ${bar.note}}`,
                rich: { note: { ...AXIS_TEXT, fontWeight: 'normal' } },
              },
            })),
          },
        ],
      },
    };
  };
}
