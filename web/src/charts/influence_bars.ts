import * as format from '../format';
import type { Draw } from './picture';
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

export interface Influence {
  label: string;
  value: number;
  /** What it moves, in words. */
  text: string;
}

/** How far each assumption moves the answer, from zero, the largest first. */
export function influence_bars(bars: Influence[], unit: string, digits: number): Draw {
  return (width) => {
    const narrow = width < 560;
    const left = label_room(
      bars.map((b) => b.label),
      width,
    );
    return {
      height: bars.length * (narrow ? 56 : 44) + 48,
      marks: [],
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left, right: 64, top: 8, bottom: 44 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const b = bars[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            return tooltip_html(b.label, [`${format.number(b.value, digits)} ${unit}`, b.text]);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          min: 0,
          name: unit,
          nameLocation: 'middle',
          nameGap: 28,
          nameTextStyle: AXIS_TEXT,
          splitNumber: narrow ? 3 : 6,
        },
        yAxis: {
          ...CATEGORY_AXIS,
          inverse: true,
          data: bars.map((b) => b.label),
          axisLabel: {
            ...BASE_TEXT,
            fontSize: narrow ? 12 : 14,
            lineHeight: narrow ? 14 : 16,
            width: left - 16,
            margin: 12,
            overflow: 'break',
            interval: 0,
          },
        },
        series: [
          {
            type: 'bar',
            barWidth: 18,
            itemStyle: { color: COLOURS.blue },
            label: {
              show: true,
              position: 'right',
              ...BASE_TEXT,
              fontWeight: 'bold',
              formatter: (p) => format.cell(Number(p.value), digits),
            },
            data: bars.map((b) => b.value),
          },
        ],
      },
    };
  };
}
