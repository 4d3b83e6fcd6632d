import * as format from '../format';
import type { Draw } from './picture';
import { SHAPES, spread } from './scenario_lines';
import { AXIS_TEXT, BASE_TEXT, COLOURS, TOOLTIP, VALUE_AXIS, lines_of, tooltip_html } from './theme';

export interface WorthPoint {
  worth: number;
  /** In per cent. */
  share: number;
  figure: string;
}
export interface WorthLine {
  name: string;
  points: WorthPoint[];
}

/** Told apart by shape, dashes and the name at the end as well. */
const STYLES = [
  { colour: COLOURS.text, dashes: 'dashed' },
  { colour: COLOURS.blue, dashes: 'solid' },
  { colour: COLOURS.dark_blue, dashes: 'dotted' },
] as const;

/** 99.96 is not all of them, and 0.04 not none; rough where the report holds tenths only. */
export function share_text(percent: number, rough = false): string {
  if (rough) return `about ${format.cell(percent, 0, '%')}`;
  if (percent > 0 && percent < 1) return 'under 1%';
  if (percent > 99 && percent < 100) return 'over 99%';
  return format.cell(percent, 0, '%');
}

/** Lines over what one more effect is worth, from 0 to 100 %; amounts stand at their true distances. */
export function worth_lines(lines: WorthLine[], about: string, rough = false): Draw {
  const share = (p: WorthPoint | undefined): string => share_text(p?.share ?? 0, rough);
  return (width) => {
    const narrow = width < 560;
    const height = narrow ? 340 : 360;
    const [top, bottom] = [24, 68];
    const room = narrow ? 104 : 210;
    const font = narrow ? 12 : 14;
    const worths = lines.flatMap((l) => l.points.map((p) => p.worth));
    const labels = lines.map(
      (l, i) => `${SHAPES[i % SHAPES.length]!.sign} ${l.name} ${share(l.points.at(-1))}`,
    );
    const wanted = lines.map(
      (l) => top + (height - top - bottom) * (1 - (l.points.at(-1)?.share ?? 0) / 100),
    );
    const heights = labels.map((l) => lines_of(l, room / (font * 0.56)) * (font + 2) + 4);
    const places = spread(wanted, heights, 0, height - bottom + 16);
    return {
      height,
      marks: lines.flatMap((l, series) =>
        l.points.map((p, index) => ({
          text: `${l.name}, £${format.number(p.worth)}: ${share(p)} of draws`,
          figure: p.figure,
          series,
          index,
        })),
      ),
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        aria: { enabled: true },
        grid: { left: 56, right: room + 20, top, bottom },
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const one = Array.isArray(p) ? p[0]! : p;
            const line = lines[one.seriesIndex ?? 0];
            const point = line?.points[one.dataIndex];
            if (line === undefined || point === undefined) return '';
            return tooltip_html(line.name, [
              `One more effect is worth £${format.number(point.worth)}`,
              `Best in ${share(point)} of draws`,
            ]);
          },
        },
        xAxis: {
          ...VALUE_AXIS,
          min: Math.min(...worths),
          max: Math.max(...worths),
          axisLine: { show: true, lineStyle: { color: COLOURS.secondary } },
          axisLabel: {
            ...AXIS_TEXT,
            margin: 14,
            hideOverlap: true,
            formatter: (v: number) => `£${format.number(v)}`,
          },
          splitLine: { show: false },
          splitNumber: narrow ? 2 : 5,
          name: narrow ? 'Worth of one more' : `What one more is worth (${about})`,
          nameLocation: 'middle',
          nameGap: 40,
          nameTextStyle: AXIS_TEXT,
        },
        yAxis: {
          ...VALUE_AXIS,
          min: 0,
          max: 100,
          interval: 25,
          axisLabel: { ...AXIS_TEXT, formatter: (v: number) => `${v}%` },
        },
        series: lines.map((l, i) => {
          const style = STYLES[i % STYLES.length]!;
          return {
            type: 'line' as const,
            name: l.name,
            symbol: SHAPES[i % SHAPES.length]!.symbol,
            symbolSize: 10,
            clip: false,
            cursor: 'pointer',
            color: style.colour,
            lineStyle: { width: 3, type: style.dashes },
            itemStyle: { color: style.colour, opacity: 1, borderColor: COLOURS.white, borderWidth: 1 },
            emphasis: { scale: 1.6 },
            data: l.points.map((p, at) => ({
              value: [p.worth, p.share],
              label: {
                show: at === l.points.length - 1,
                position: 'right' as const,
                distance: 10,
                offset: [0, places[i]! - wanted[i]!],
                ...BASE_TEXT,
                fontSize: font,
                lineHeight: font + 2,
                width: room,
                overflow: 'break' as const,
                color: style.colour,
                fontWeight: 'bold' as const,
                formatter: labels[i]!,
              },
            })),
          };
        }),
      },
    };
  };
}
