import { wedge_text, STATES, type State, type Wedge } from '../capability';
import type { Draw, PictureMark } from './picture';
import { BASE_TEXT, BLUES, COLOURS, TOOLTIP, tooltip_html } from './theme';

type Decal = Record<string, unknown> | undefined;

/** Colour and pattern of each state: patterns tell them apart on paper and for those who do not see the colour. */
export const LOOK: Record<State, { fill: string; decal: Decal }> = {
  lawful: { fill: BLUES[3], decal: undefined },
  'local permission': {
    fill: COLOURS.pale_blue,
    decal: {
      symbol: 'circle',
      symbolSize: 0.6,
      dashArrayX: [6, 6],
      dashArrayY: [6, 6],
      color: COLOURS.dark_blue,
    },
  },
  future: {
    fill: COLOURS.yellow,
    decal: {
      symbol: 'line',
      dashArrayX: [1, 0],
      dashArrayY: [2, 6],
      rotation: Math.PI / 4,
      color: COLOURS.text,
    },
  },
  blocked: {
    fill: COLOURS.white,
    decal: { symbol: 'rect', symbolSize: 0.9, dashArrayX: [3, 3], dashArrayY: [3, 3], color: COLOURS.red },
  },
};

const RINGS = [0.3, 0.54, 0.76, 1]; // radii of the rings, of the whole

function fill_of(w: Wedge): { color: string; decal: Decal } {
  if (w.ring === 0) return { color: COLOURS.dark_blue, decal: undefined };
  if (w.ring === 1) return { color: BLUES[1], decal: undefined };
  if (w.cover !== undefined && w.state === 'lawful') {
    const step = Math.min(BLUES.length - 1, Math.max(0, Math.round(w.cover * (BLUES.length - 1))));
    return { color: BLUES[step]!, decal: undefined };
  }
  return { color: LOOK[w.state].fill, decal: LOOK[w.state].decal };
}

/** Words that fit into so many pixels, or none. */
function fitted(label: string, room: number, size: number): string {
  const letters = Math.floor(room / (size * 0.56));
  if (letters < 4) return '';
  return label.length <= letters ? label : `${label.slice(0, letters - 1)}…`;
}

/** Settings inside, their functions, and competencies outside; clockwise from the top. */
export function sunburst(wedges: Wedge[], chosen: string): Draw {
  return (width) => {
    const height = Math.min(width, 640);
    const radius = height / 2 - 6;
    const marks: PictureMark[] = wedges.map((w, index) => ({
      text: wedge_text(w),
      figure: w.id,
      series: 0,
      index,
    }));
    const size = width < 560 ? 11 : 13;
    return {
      height,
      marks,
      option: {
        animation: false,
        textStyle: BASE_TEXT,
        tooltip: {
          ...TOOLTIP,
          formatter: (p) => {
            const w = wedges[(Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0]!;
            const [title, ...rest] = wedge_text(w).split(': ');
            return tooltip_html(title!, [rest.join(': '), 'Select to see who, and what stops the rest']);
          },
        },
        series: [
          {
            type: 'custom',
            coordinateSystem: 'none' as never,
            cursor: 'pointer',
            data: wedges.map((w, i) => {
              const look = fill_of(w);
              return {
                value: i,
                itemStyle: {
                  color: look.color,
                  ...(look.decal === undefined ? {} : { decal: look.decal as never }),
                },
              };
            }),
            renderItem: (params, api) => {
              const w = wedges[params.dataIndex]!;
              const full = 2 * Math.PI;
              const start = w.from * full - Math.PI / 2;
              const end = w.to * full - Math.PI / 2;
              const inner = RINGS[w.ring]! * radius;
              const outer = RINGS[w.ring + 1]! * radius;
              const middle = (inner + outer) / 2;
              const arc = (end - start) * middle;
              const angle = (start + end) / 2;
              const left = Math.cos(angle) < 0;
              const along = w.ring === 0 && arc > outer - inner;
              const room = along ? arc - 8 : arc < size + 2 ? 0 : outer - inner - 6;
              const sign = w.ring === 2 ? STATES.find((s) => s.id === w.state)!.sign : '';
              const label = fitted(sign === '' ? w.label : `${sign}: ${w.label}`, room, size);
              const turn = along
                ? -(angle + Math.PI / 2) + (Math.sin(angle) > 0 ? Math.PI : 0)
                : -angle + (left ? Math.PI : 0);
              const selected = w.id === chosen;
              return {
                type: 'group',
                children: [
                  {
                    type: 'sector',
                    shape: {
                      cx: width / 2,
                      cy: height / 2,
                      r0: inner,
                      r: outer,
                      startAngle: start,
                      endAngle: end,
                    },
                    style: {
                      ...(api.style() as object),
                      stroke: selected ? COLOURS.text : COLOURS.white,
                      lineWidth: selected ? 4 : 1,
                    },
                    emphasis: { style: { stroke: COLOURS.text, lineWidth: 4 } },
                    z2: selected ? 5 : w.ring,
                  },
                  {
                    type: 'text',
                    x: width / 2 + Math.cos(angle) * middle,
                    y: height / 2 + Math.sin(angle) * middle,
                    rotation: turn,
                    silent: true,
                    style: {
                      text: label,
                      fontSize: size,
                      fontFamily: BASE_TEXT.fontFamily,
                      fill: text_colour(w),
                      align: 'center',
                      verticalAlign: 'middle',
                      ...(sign === '' ? {} : { backgroundColor: COLOURS.white, padding: 1 }),
                    },
                    z2: 9,
                  },
                ],
              };
            },
          },
        ],
      },
    };
  };
}

function text_colour(w: Wedge): string {
  if (w.ring === 0) return COLOURS.white;
  if (w.ring === 2 && w.cover !== undefined && w.cover > 0.6 && w.state === 'lawful') return COLOURS.white;
  return COLOURS.text;
}
