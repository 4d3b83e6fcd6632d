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
  label_room,
  tooltip_html,
} from './theme';

export interface Stack {
  label: string;
  /** Beside the bar: "1,034 read, 61 to check". */
  note: string;
  parts: { value: Cell; figure: string }[];
}

export interface StackPart {
  name: string;
  colour: string;
  text: string;
}

/** One bar for each row, its parts in the order given; the whole is read from zero. */
export function stacked_bars(stacks: Stack[], parts: StackPart[], unit: string): Draw {
  return (width) => {
    const narrow = width < 560;
    const labels = stacks.map((s) => s.label);
    const left = narrow ? 8 : label_room(labels, width);
    const marks: PictureMark[] = stacks.flatMap((s, index) =>
      parts.map((p, series) => ({
        text: `${s.label}: ${format.cell(s.parts[series]!.value)} ${unit} ${p.name.toLowerCase()}`,
        figure: s.parts[series]!.figure,
        series,
        index,
      })),
    );
    const largest = round_up(
      Math.max(1, ...stacks.map((s) => s.parts.reduce((n, p) => n + size(p.value), 0))),
    );
    return {
      height: stacks.length * (narrow ? 62 : 44) + 48,
      marks,
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left, right: narrow ? 16 : 190, top: narrow ? 20 : 8, bottom: 44 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const one = Array.isArray(p) ? p[0]! : p;
            const s = stacks[one.dataIndex]!;
            const part = one.seriesIndex ?? 0;
            if (parts[part] === undefined) return '';
            const value = format.cell(s.parts[part]!.value);
            return tooltip_html(s.label, [
              `${value} ${unit} ${parts[part]!.name.toLowerCase()}`,
              'Select to see how it was made',
            ]);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          min: 0,
          max: largest,
          name: unit,
          nameLocation: 'middle',
          nameGap: 28,
          nameTextStyle: AXIS_TEXT,
          splitNumber: narrow ? 3 : 6,
          axisLabel: { ...AXIS_TEXT, hideOverlap: true },
        },
        yAxis: {
          ...CATEGORY_AXIS,
          inverse: true,
          data: labels,
          axisLabel: narrow
            ? {
                ...BASE_TEXT,
                fontSize: 13,
                inside: true,
                verticalAlign: 'bottom',
                padding: [0, 0, 16, -8],
                interval: 0,
              }
            : { ...BASE_TEXT, width: left - 12, overflow: 'break', interval: 0 },
          z: 5,
        },
        series: [
          ...parts.map((p, i) => ({
            type: 'bar' as const,
            name: p.name,
            stack: 'all',
            barWidth: narrow ? 16 : 22,
            cursor: 'pointer',
            itemStyle: { color: p.colour, borderColor: COLOURS.white, borderWidth: 1 },
            emphasis: { itemStyle: { borderColor: COLOURS.text, borderWidth: 2 } },
            label: { show: true, ...BASE_TEXT, fontSize: 13, color: p.text },
            data: stacks.map((s) => {
              const value = s.parts[i]!.value;
              const fits = (size(value) / largest) * (width - left - (narrow ? 16 : 190)) > 34;
              return { value: size(value), label: { show: fits, formatter: format.cell(value) } };
            }),
          })),
          {
            type: 'bar' as const,
            name: 'Note',
            stack: 'all',
            silent: true,
            data: narrow
              ? []
              : stacks.map((s) => ({
                  value: 0,
                  label: {
                    show: true,
                    position: 'right' as const,
                    ...BASE_TEXT,
                    fontSize: 13,
                    color: COLOURS.secondary,
                    formatter: s.note,
                  },
                })),
          },
        ],
      },
    };
  };
}

function size(value: Cell): number {
  return typeof value === 'number' ? value : 0;
}

/** The next round number: the axis ends on a line of its grid. */
function round_up(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value)) / 5;
  return Math.ceil(value / step) * step;
}
