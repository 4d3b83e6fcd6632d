import { COLOURS, FONT } from './charts/theme';

export interface PictureText {
  title: string;
  subtitle: string;
  source: string;
}

const MARGIN = 24;

/** Saves a chart as PNG with its title above and its source line below. */
export async function save_png(
  svg: string,
  width: number,
  height: number,
  text: PictureText,
  name: string,
): Promise<void> {
  const page = compose(svg, width, height, text);
  const image = new Image();
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(page.svg)}`;
  await new Promise<void>((done, failed) => {
    image.onload = () => done();
    image.onerror = () => failed(new Error('the picture could not be drawn'));
    image.src = url;
  });
  const canvas = document.createElement('canvas');
  canvas.width = page.width * 2;
  canvas.height = page.height * 2;
  const context = canvas.getContext('2d')!;
  context.scale(2, 2);
  context.drawImage(image, 0, 0, page.width, page.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('the picture could not be written');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** One SVG: white page, title, subtitle, chart, source. */
export function compose(
  svg: string,
  width: number,
  height: number,
  text: PictureText,
): { svg: string; width: number; height: number } {
  const across = Math.max(18, Math.floor((width - 8) / 7));
  const title = wrap(text.title, Math.floor(across * 0.68));
  const subtitle = wrap(text.subtitle, across);
  const source = wrap(text.source, across);
  const top = MARGIN + title.length * 26 + subtitle.length * 19 + 12;
  const total = top + height + 16 + source.length * 17 + MARGIN;
  const outer = width + 2 * MARGIN;
  const line = (s: string, y: number, size: number, colour: string, weight = 'normal'): string =>
    `<text x="${MARGIN}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(s)}</text>`;
  const words = [
    ...title.map((s, i) => line(s, MARGIN + 20 + i * 26, 20, COLOURS.text, 'bold')),
    ...subtitle.map((s, i) => line(s, MARGIN + title.length * 26 + 14 + i * 19, 14, COLOURS.secondary)),
    ...source.map((s, i) => line(s, top + height + 24 + i * 17, 12, COLOURS.secondary)),
  ];
  const chart = svg.slice(svg.indexOf('<svg')).replace('<svg', `<svg x="${MARGIN}" y="${top}"`);
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${outer}" height="${total}"><rect width="100%" height="100%" fill="${COLOURS.white}"/>${words.join('')}${chart}</svg>`;
  return { svg: page, width: outer, height: total };
}

/** Breaks text into lines of at most `across` characters, between words. */
export function wrap(text: string, across: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((w) => w !== '')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= across)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** "FTE by profession, March 2025" → "fte-by-profession-march-2025.png". */
export function file_name(title: string): string {
  return `${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.png`;
}
