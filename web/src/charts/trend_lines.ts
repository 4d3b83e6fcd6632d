import * as format from '../format';
import type { Cell } from '../report_data';
import type { Draw, PictureMark } from './picture';
import { AXIS_TEXT, BASE_TEXT, CATEGORY_AXIS, COLOURS, TOOLTIP, VALUE_AXIS, tooltip_html } from './theme';

export interface TrendLine {
  name: string;
  short_name: string;
  dashed: boolean;
  values: Cell[];
  figures: string[];
}

/** Lines over months with their names at the end; breaks as dashed uprights. The axis need not start at zero. */
export function trend_lines(
  months: string[],
  lines: TrendLine[],
  breaks: { month: string; text: string }[],
  unit: string,
  digits: number,
): Draw {
  return (width) => {
    const narrow = width < 560;
    const numbers = lines.flatMap((l) => l.values.flatMap((v) => (typeof v === 'number' ? [v] : [])));
    const [low, high] = axis_ends(numbers);
    const marks: PictureMark[] = lines.flatMap((l, series) =>
      l.values.map((v, index) => ({
        text: `${l.name}, ${format.month(months[index]!)}: ${format.cell(v, digits)} ${unit}`,
        figure: l.figures[index]!,
        series,
        index,
      })),
    );
    const seen = breaks.filter((b) => months.includes(b.month));
    const uprights = seen.map((b) => ({
      xAxis: format.short_month(b.month),
      label: {
        formatter: b.text,
        ...AXIS_TEXT,
        rotate: 0,
        lineHeight: 15,
        position: 'end' as const,
        distance: 6,
        width: narrow ? 200 : 320,
        overflow: 'break' as const,
      },
    }));
    const height = narrow ? 280 : 300;
    return {
      height,
      marks,
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left: 56, right: narrow ? 92 : 150, top: narrow ? 60 : 44, bottom: 32 },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const one = Array.isArray(p) ? p[0]! : p;
            const line = lines[one.seriesIndex ?? 0];
            if (line === undefined || one.componentType !== 'series') return '';
            return tooltip_html(line.name, [
              format.month(months[one.dataIndex]!),
              `${format.cell(line.values[one.dataIndex], digits)} ${unit}`,
            ]);
          },
        },
        xAxis: {
          ...CATEGORY_AXIS,
          data: months.map(format.short_month),
          boundaryGap: false,
          axisLabel: { ...AXIS_TEXT, interval: narrow ? 5 : months.length > 14 ? 'auto' : 1 },
        },
        yAxis: {
          ...VALUE_AXIS,
          min: low,
          max: high,
          name: unit,
          nameTextStyle: { ...AXIS_TEXT, align: 'right' as const, padding: [0, 8, 0, 0] },
          splitNumber: 4,
        },
        series: lines.map((l, i) => ({
          type: 'line' as const,
          name: l.name,
          symbol: 'circle',
          symbolSize: 7,
          cursor: 'pointer',
          lineStyle: { width: l.dashed ? 2 : 3, type: l.dashed ? ('dashed' as const) : ('solid' as const) },
          color: l.dashed ? COLOURS.secondary : COLOURS.blue,
          emphasis: { scale: 1.8 },
          endLabel: {
            show: true,
            ...BASE_TEXT,
            fontSize: 13,
            fontWeight: l.dashed ? ('normal' as const) : ('bold' as const),
            color: l.dashed ? COLOURS.secondary : COLOURS.blue,
            formatter: narrow ? l.short_name : l.name,
            width: narrow ? 84 : 140,
            overflow: 'break' as const,
            distance: 8,
            offset: [0, label_shift(lines, i, (high - low) / (height - 100))],
          },
          data: l.values.map((v) => (typeof v === 'number' ? v : null)),
          ...(i === 0 && uprights.length > 0
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  animation: false,
                  lineStyle: { color: COLOURS.secondary, type: 'dashed' as const, width: 1 },
                  data: uprights,
                },
              }
            : {}),
        })),
      },
    };
  };
}

/** Round ends a little outside the numbers; zero when the numbers come near it. */
export function axis_ends(numbers: number[]): [number, number] {
  if (numbers.length === 0) return [0, 1];
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const spread = Math.max(high - low, high * 0.05, 1);
  const step = 10 ** Math.floor(Math.log10(spread));
  const bottom = low - spread < high * 0.3 ? 0 : Math.floor((low - spread * 0.4) / step) * step;
  return [bottom, Math.ceil((high + spread * 0.25) / step) * step];
}

/** Pixels by which the name at the end of a line gives way to that of another that ends beside it. */
export function label_shift(lines: TrendLine[], at: number, per_pixel: number): number {
  const last = (line: TrendLine): number => Number(line.values.at(-1) ?? NaN);
  const own = last(lines[at]!);
  const others = lines.map((l, i) => ({ i, away: (last(l) - own) / per_pixel })).filter(({ i }) => i !== at);
  const near = others.find(({ away }) => Math.abs(away) < 18);
  if (near === undefined) return 0;
  const above = near.away === 0 ? at < near.i : near.away < 0;
  return ((18 - Math.abs(near.away)) / 2) * (above ? -1 : 1);
}
