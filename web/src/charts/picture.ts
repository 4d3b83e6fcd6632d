import type { EChartsOption } from './engine';

/** A mark that opens its explanation, in the order in which the arrow keys visit it. */
export interface PictureMark {
  /** "Physiotherapist: 480.2 FTE, range 470.1 to 490.0". */
  text: string;
  figure: string;
  series: number;
  index: number;
}

/** What a chart draws at one width. */
export interface Picture {
  option: EChartsOption;
  height: number;
  marks: PictureMark[];
}

export type Draw = (width: number) => Picture;
