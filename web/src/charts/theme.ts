/** NHS colours. Blue and yellow differ in lightness too, so nothing depends on telling hues apart. */
export const COLOURS = {
  text: '#212b32',
  secondary: '#4c6272',
  blue: '#005eb8',
  dark_blue: '#003087',
  pale_blue: '#d3e3f4',
  yellow: '#ffb81c',
  red: '#d5281b',
  grey: '#aeb7bd',
  border: '#d8dde0',
  page: '#f0f4f5',
  white: '#ffffff',
} as const;

export const FONT = 'Arial, sans-serif';

/** From few to many; the last three need white text. */
export const BLUES = ['#f2f7fc', '#d3e3f4', '#a3c5e6', '#5f98cf', '#2270bc', '#0b4c9c', '#003087'] as const;

/** Black or white, whichever can be read on a step of `BLUES` (contrast of at least 4.5 to 1 for every step). */
export function text_on(step: number): string {
  return step >= 4 ? COLOURS.white : COLOURS.text;
}

export const BASE_TEXT = { fontFamily: FONT, fontSize: 14, color: COLOURS.text };
export const AXIS_TEXT = { fontFamily: FONT, fontSize: 13, color: COLOURS.secondary };

export const TOOLTIP = {
  trigger: 'item' as const,
  confine: true,
  backgroundColor: COLOURS.white,
  borderColor: COLOURS.secondary,
  borderWidth: 1,
  padding: [8, 12],
  textStyle: { ...BASE_TEXT, fontSize: 14 },
  extraCssText: 'box-shadow: 0 2px 8px rgba(33,43,50,.16); max-width: 300px; white-space: normal;',
};

export const VALUE_AXIS = {
  type: 'value' as const,
  axisLabel: { ...AXIS_TEXT, hideOverlap: true },
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: COLOURS.border } },
};

export const CATEGORY_AXIS = {
  type: 'category' as const,
  axisLabel: { ...BASE_TEXT, interval: 0 },
  axisLine: { lineStyle: { color: COLOURS.secondary } },
  axisTick: { show: false },
};

/** The axis of horizontal bars, first label at the top, with `left` pixels for the labels. */
export function label_axis(labels: string[], left: number, narrow: boolean) {
  return {
    ...CATEGORY_AXIS,
    inverse: true,
    data: labels,
    axisLabel: {
      ...BASE_TEXT,
      fontSize: narrow ? 12 : 14,
      lineHeight: narrow ? 14 : 16,
      width: left - 16,
      margin: 12,
      overflow: 'break' as const,
      interval: 0,
    },
  };
}

/** Room that labels of about this many characters need, within a share of the width. */
export function label_room(labels: string[], width: number): number {
  const longest = Math.max(0, ...labels.map((l) => l.length));
  return Math.min(longest * 7.2 + 20, Math.max(96, width * 0.34));
}

/** Lines that a label takes when words wrap at so many characters. */
export function lines_of(label: string, characters: number): number {
  let [lines, used] = [1, 0];
  for (const word of label.split(' ')) {
    if (used > 0 && used + 1 + word.length > characters) [lines, used] = [lines + 1, word.length];
    else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

/** Text of a tooltip: one bold line, then plain ones. Labels come from the plan, so they are escaped. */
export function tooltip_html(title: string, lines: string[]): string {
  return [`<b>${escape(title)}</b>`, ...lines.map(escape)].join('<br>');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
