import { wedge_text, STATES, type State, type Wedge } from '../capability';
import type { Draw, PictureMark } from './picture';
import { BASE_TEXT, BLUES, COLOURS, TOOLTIP, tooltip_html } from './theme';

/** A tile of 8 by 8 pixels that repeats. */
function pattern(ground: string, shapes: string): unknown {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="${ground}"/>${shapes}</svg>`;
  return {
    image: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    repeat: 'repeat',
    imageWidth: 8,
    imageHeight: 8,
  };
}

/** Colour and pattern of each state: patterns tell them apart on paper and for those who do not see the colour. */
export const LOOK: Record<State, unknown> = {
  lawful: BLUES[3],
  'local permission': pattern(
    COLOURS.pale_blue,
    `<circle cx="4" cy="4" r="1.6" fill="${COLOURS.dark_blue}"/>`,
  ),
  future: pattern(
    COLOURS.yellow,
    `<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="${COLOURS.text}" stroke-width="1.2"/>`,
  ),
  blocked: pattern(
    COLOURS.white,
    `<rect width="4" height="4" fill="${COLOURS.red}"/><rect x="4" y="4" width="4" height="4" fill="${COLOURS.red}"/>`,
  ),
};

const RINGS = [0.3, 0.54, 0.76, 1]; // radii of the rings, of the whole

function fill_of(w: Wedge): unknown {
  if (w.ring === 0) return COLOURS.dark_blue;
  if (w.ring === 1) return BLUES[1];
  if (w.cover === undefined || w.state !== 'lawful') return LOOK[w.state];
  return BLUES[Math.min(BLUES.length - 1, Math.max(0, Math.round(w.cover * (BLUES.length - 1))))];
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
            data: wedges.map((_, i) => i),
            renderItem: (params) => {
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
              const along = w.ring < 2 && arc > outer - inner;
              const room = along ? arc - 8 : arc < size + 2 ? 0 : outer - inner - 6;
              const sign = w.ring === 2 ? STATES.find((s) => s.id === w.state)!.sign : '';
              const label = fitted(sign === '' ? w.label : `${sign}: ${w.label}`, room, size);
              const turn = along
                ? -(angle + Math.PI / 2) + (Math.sin(angle) > 0 ? Math.PI : 0)
                : -angle + (left ? Math.PI : 0);
              const selected = w.id === chosen;
              const thick = arc < 16 ? 2 : 4;
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
                      fill: fill_of(w) as string,
                      stroke: selected ? COLOURS.text : COLOURS.white,
                      lineWidth: selected ? thick : 1,
                    },
                    emphasis: { style: { stroke: COLOURS.text, lineWidth: thick } },
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
