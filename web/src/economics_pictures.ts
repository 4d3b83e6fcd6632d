import type { PlaneBox } from './charts/plane';
import type { TornadoBar } from './charts/tornado';
import { share_text, type WorthLine } from './charts/worth_lines';
import { ACCEPTABILITY, RESULTS, TORNADO, model_label } from './economics';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { text } from './supply';

/** What the pictures of the economics page draw, and what each of them shows in a sentence. */

const is_number = (value: unknown): value is number => typeof value === 'number';
const pounds = (value: number): string => `£${format.number(value)}`;

/** "GP appointments released": what the model counts as one effect. */
export function effect_of(results: PlainRow[]): string {
  return text(results.find((r) => r['measure'] === 'effect') ?? {}, 'unit') || 'effect';
}

export function worth_lines_of(rows: PlainRow[]): WorthLine[] {
  const known = rows.filter((r) => is_number(r['worth']) && is_number(r['share']));
  return [...new Set(known.map((r) => text(r, 'strategy')))].map((strategy) => ({
    name: model_label(strategy),
    points: known
      .filter((r) => text(r, 'strategy') === strategy)
      .sort((a, b) => Number(a['worth']) - Number(b['worth']))
      .map((r) => ({
        worth: Number(r['worth']),
        share: 100 * Number(r['share']),
        figure: figure_name(ACCEPTABILITY, 'share', {
          model: text(r, 'model'),
          worth: text(r, 'worth'),
          strategy,
        }),
      })),
  }));
}

/** Names of those with the largest share at a worth; more than one where they are level. */
function leaders(lines: WorthLine[], worth: number): string {
  const shares = lines.map((l) => l.points.find((p) => p.worth === worth)?.share ?? -1);
  const most = Math.max(...shares);
  return format.list(lines.flatMap((l, i) => (shares[i] === most ? [l.name] : [])));
}

/** Which strategy is best most often, and from which worth on that changes. */
export function worth_finding(lines: WorthLine[], rough = false): string {
  const worths = [...new Set(lines.flatMap((l) => l.points.map((p) => p.worth)))].sort((a, b) => a - b);
  if (worths.length === 0) return '';
  const spans: { name: string; from: number; to: number }[] = [];
  for (const worth of worths) {
    const name = leaders(lines, worth);
    const last = spans.at(-1);
    if (last?.name === name) last.to = worth;
    else spans.push({ name, from: worth, to: worth });
  }
  if (spans.length > 1) {
    const words = spans.map((s) => `${s.name} ${s.from === s.to ? 'at' : 'from'} ${pounds(s.from)}`);
    return `Best most often by what one more effect is worth: ${words.join(', ')}.`;
  }
  const { name, from, to } = spans[0]!;
  const shares = lines.find((l) => l.name === name)?.points.map((p) => p.share) ?? [];
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map((s) => share_text(s, rough));
  const where = from === to ? pounds(from) : `${pounds(from)} to ${pounds(to)}`;
  if (shares.length === 0) return `${name} are level at ${where} for one more effect.`;
  return `${name} is best in ${low === high ? low : `${low} to ${high}`} of draws, at ${where} for one more effect.`;
}

/** Name and unit of what a tornado moves: a figure of the model, or the net benefit of its second strategy. */
export function moved(swings: PlainRow[], quantities: PlainRow[]): { name: string; unit: string } {
  const of = text(swings[0] ?? {}, 'of');
  if (of === 'net_benefit') return { name: 'Net benefit of the second strategy', unit: 'pounds' };
  const row = quantities.find((q) => text(q, 'quantity') === of);
  return { name: row === undefined ? model_label(of) : text(row, 'title'), unit: text(row ?? {}, 'unit') };
}

const swing = (r: PlainRow): number => Math.abs(Number(r['at_high']) - Number(r['at_low']));

/** Digits by which ends of shares and of counts can be told apart. */
export function digits_of(bars: TornadoBar[]): number {
  return Math.max(0, ...bars.flatMap((b) => [Math.abs(b.at_low), Math.abs(b.at_high)])) < 10 ? 2 : 1;
}

/** Parameters that move the figure, widest first. */
export function tornado_bars(swings: PlainRow[]): TornadoBar[] {
  return swings
    .filter((r) => is_number(r['at_low']) && is_number(r['at_high']) && swing(r) > 0)
    .sort((a, b) => swing(b) - swing(a))
    .map((r) => ({
      label: text(r, 'title'),
      at_low: Number(r['at_low']),
      at_high: Number(r['at_high']),
      figure: figure_name(TORNADO, 'at_high', { model: text(r, 'model'), parameter: text(r, 'parameter') }),
    }));
}

export function tornado_finding(swings: PlainRow[], of: { name: string; unit: string }): string {
  const bars = tornado_bars(swings);
  const still = swings.filter(
    (r) => is_number(r['at_low']) && is_number(r['at_high']) && swing(r) === 0,
  ).length;
  const first = bars[0];
  if (first === undefined) return `${of.name}: no parameter moves it by what would show.`;
  const [low, high] = [Math.min(first.at_low, first.at_high), Math.max(first.at_low, first.at_high)];
  const most = `${of.name}, moved most by “${first.label}”: ${format.range(low, high, digits_of(bars))} ${of.unit}`;
  const others =
    still === 0 ? '' : ` ${still} of ${swings.length} parameters move it not at all or too little to show.`;
  return `${most.trim()}.${others}`;
}

/** "£70 to £300 less", "10 to 20 more", "from 5 less to 3 more". */
function more_or_less(low: number, high: number, write: (v: number) => string): string {
  const between = (a: number, b: number): string =>
    write(a) === write(b) ? write(a) : `${write(a)} to ${write(b)}`;
  if (low === 0 && high === 0) return 'no more and no less';
  if (low >= 0) return `${between(low, high)} more`;
  if (high <= 0) return `${between(-high, -low)} less`;
  return `from ${write(-low)} less to ${write(high)} more`;
}

/** What each strategy but the first costs and gives more; those without both ranges are left out. */
export function plane_boxes(results: PlainRow[]): PlaneBox[] {
  const effect = effect_of(results);
  return [...new Set(results.map((r) => text(r, 'strategy')))].flatMap((strategy) => {
    const of = (measure: string): PlainRow | undefined =>
      results.find((r) => text(r, 'strategy') === strategy && r['measure'] === measure);
    const [cost, more] = [of('more_cost'), of('more_effect')];
    if (cost === undefined || more === undefined) return [];
    const [cost_low, cost_high, low, high] = [cost['low'], cost['high'], more['low'], more['high']];
    if (!is_number(cost_low) || !is_number(cost_high) || !is_number(low) || !is_number(high)) return [];
    const name = model_label(strategy);
    const costs = more_or_less(cost_low, cost_high, pounds);
    const gives = more_or_less(low, high, (v) => format.number(v, Math.abs(high) < 10 ? 2 : 0));
    return [
      {
        name,
        cost: [cost_low, cost_high] as [number, number],
        effect: [low, high] as [number, number],
        point:
          is_number(cost['value']) && is_number(more['value'])
            ? ([more['value'], cost['value']] as [number, number])
            : null,
        text: `${name} costs ${costs} and gives ${gives} (${effect}).`,
        figure: figure_name(RESULTS, 'low', { model: text(cost, 'model'), strategy, measure: 'more_cost' }),
      },
    ];
  });
}

export function plane_finding(boxes: PlaneBox[], first: string): string {
  if (boxes.length === 0) return '';
  return `${boxes.map((b) => b.text).join(' ')} Each range holds 95 of 100 draws, beside ${first}.`;
}
