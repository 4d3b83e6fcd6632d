import * as format from '../format';
import type { Draw } from './picture';
import {
  AXIS_TEXT,
  BASE_TEXT,
  label_axis,
  COLOURS,
  TOOLTIP,
  VALUE_AXIS,
  label_room,
  tooltip_html,
} from './theme';

/** One bar: a level that stands on zero, or a step from the level before. */
export interface WaterfallBar {
  label: string;
  value: number;
  level: boolean;
  figure: string;
}

function written(bar: WaterfallBar, digits: number): string {
  return bar.level ? format.number(bar.value, digits) : format.signed(bar.value, digits);
}

interface Placed {
  low: number;
  high: number;
}

/** Where each bar stands. */
export function placed_bars(bars: WaterfallBar[]): Placed[] {
  let level = 0;
  return bars.map((bar) => {
    const before = bar.level ? 0 : level;
    level = before + bar.value;
    return { low: Math.min(before, level), high: Math.max(before, level) };
  });
}

/** Steps are small beside the levels, so the axis may begin above zero: then the levels are drawn as cut off. */
function axis_start(bars: WaterfallBar[], placed: Placed[]): number {
  const lows = placed.filter((_, i) => bars[i]!.level !== true).map((p) => p.low);
  const highest = Math.max(...placed.map((p) => p.high));
  const lowest = Math.min(...lows, ...placed.filter((_, i) => bars[i]!.level).map((p) => p.high));
  const room = (highest - lowest) * 0.6;
  return lowest - room <= highest * 0.25 ? 0 : lowest - room;
}

/** Opening, the steps up (blue) and down (yellow, hatched), closing; the sign stands beside each. */
export function waterfall(bars: WaterfallBar[], unit: string, digits: number): Draw {
  const placed = placed_bars(bars);
  const start = bars.length === 0 ? 0 : axis_start(bars, placed);
  const colour = (bar: WaterfallBar): string =>
    bar.level ? COLOURS.dark_blue : bar.value >= 0 ? COLOURS.blue : COLOURS.yellow;
  return (width) => {
    const narrow = width < 560;
    const left = label_room(
      bars.map((b) => b.label),
      width,
    );
    return {
      height: bars.length * (narrow ? 42 : 34) + 56,
      marks: bars.map((bar, index) => ({
        text: `${bar.label}: ${written(bar, digits)} ${unit}`,
        figure: bar.figure,
        series: 1,
        index,
      })),
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left, right: narrow ? 68 : 84, top: 8, bottom: 44 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const bar = bars[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            return tooltip_html(bar.label, [`${written(bar, digits)} ${unit}`]);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          min: start,
          axisLabel: {
            ...AXIS_TEXT,
            hideOverlap: true,
            showMinLabel: start === 0,
            formatter: (value: number) => format.number(value),
          },
          name: start === 0 ? unit : `${unit}; the axis does not begin at 0`,
          nameLocation: 'middle',
          nameGap: 28,
          nameTextStyle: AXIS_TEXT,
          splitNumber: narrow ? 3 : 6,
        },
        yAxis: label_axis(
          bars.map((b) => b.label),
          left,
          narrow,
        ),
        series: [
          {
            type: 'bar',
            stack: 'bridge',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: placed.map((p) => Math.max(p.low, start)),
          },
          {
            type: 'bar',
            stack: 'bridge',
            barWidth: narrow ? 18 : 20,
            label: {
              show: true,
              position: 'right',
              ...BASE_TEXT,
              fontWeight: 'bold',
              formatter: (p) => written(bars[p.dataIndex]!, digits),
            },
            data: placed.map((p, i) => ({
              value: p.high - Math.max(p.low, start),
              itemStyle: {
                color: colour(bars[i]!),
                borderColor: COLOURS.text,
                borderWidth: bars[i]!.value < 0 && !bars[i]!.level ? 1 : 0,
                ...(bars[i]!.value < 0 && !bars[i]!.level
                  ? {
                      decal: {
                        symbol: 'rect',
                        dashArrayX: [1, 0],
                        dashArrayY: [2, 4],
                        rotation: -Math.PI / 4,
                        color: COLOURS.text,
                      },
                    }
                  : {}),
              },
            })),
          },
        ],
      },
    };
  };
}
