import type { RateBar } from './charts/rate_bars';
import * as format from './format';
import { LEAST, hours, number, sum, type Names } from './gap';
import { lower } from './gap_square';
import type { PlainRow } from './plain_rows';
import { text, values_of } from './supply';
import type { TableView } from './table_view';

/** What would move the gap: people hired or freed, people trained, rules changed. */
export interface Kind {
  /** As the table names it. */
  id: string;
  label: string;
  /** Of what one is counted, behind the number. */
  one: string;
  pattern: NonNullable<RateBar['pattern']>;
}
export const KINDS: Kind[] = [
  { id: 'hire or free time', label: 'Hire or free time', one: 'one full-time more', pattern: 'plain' },
  { id: 'train', label: 'Train', one: 'one full-time trained', pattern: 'striped' },
  { id: 'change a rule', label: 'Change a rule', one: 'the whole rule', pattern: 'dotted' },
];
const kind_of = (row: PlainRow): Kind =>
  KINDS.find((k) => k.id === text(row, 'move')) ?? {
    id: text(row, 'move'),
    label: text(row, 'move'),
    one: text(row, 'unit'),
    pattern: 'plain',
  };
const VERBS: Record<string, string> = {
  'hire or free time': 'Hire or free',
  train: 'Train',
  'change a rule': 'Change',
};

/** Kinds that the table holds, in our order. */
export const kinds_of = (moves: PlainRow[]): Kind[] =>
  KINDS.filter((k) => moves.some((r) => text(r, 'move') === k.id));

/** Moves of a kind (all of them for none), the first `most`. */
export function first_moves(moves: PlainRow[], kind: string, most: number): PlainRow[] {
  return moves
    .filter((r) => kind === '' || text(r, 'move') === kind)
    .sort((a, b) => number(a, 'rank') - number(b, 'rank'))
    .slice(0, most);
}

export function move_label(row: PlainRow, names: Names, profession = names.profession): string {
  const verb = VERBS[text(row, 'move')] ?? text(row, 'move');
  const what = [
    text(row, 'profession') === '' ? '' : profession(text(row, 'profession')),
    text(row, 'place') === '' ? '' : names.place(text(row, 'place')),
    text(row, 'competency') === '' ? '' : lower(names.competency(text(row, 'competency'))),
    text(row, 'barrier') === '' ? '' : names.barrier(text(row, 'barrier')),
  ];
  return `${verb}: ${what.filter((w) => w !== '').join(', ')}`;
}

export function move_bars(moves: PlainRow[], names: Names): RateBar[] {
  return moves.map((row) => ({
    label: move_label(row, names),
    short_label: move_label(row, names, names.short).replace(/^Hire or free/, 'Hire'),
    value: row['worth'] ?? null,
    note: kind_of(row).one,
    pattern: kind_of(row).pattern,
    figure: '',
  }));
}

/** The best of each kind. */
export function moves_finding(moves: PlainRow[], names: Names): string {
  const best = kinds_of(moves).flatMap((k) => first_moves(moves, k.id, 1));
  if (best.length === 0) return 'Nothing that was tried would close any of it.';
  const told = best.map((r) => `${move_label(r, names)}, ${hours(number(r, 'worth'), 1)}.`);
  return `The best of each kind, with the weighted hours a week that it closes. ${told.join(' ')}`;
}

export function moves_view(
  moves: PlainRow[],
  training: PlainRow[],
  names: Names,
  caption: string,
): TableView {
  const made = (row: PlainRow): string => {
    const own = training.find((t) =>
      ['profession', 'competency', 'place'].every((c) => text(t, c) === text(row, c)),
    );
    if (text(row, 'move') !== 'train' || own === undefined) return kind_of(row).one;
    return `${format.cell(own['hours_per_person'], 1)} hours of one full-time × ${format.cell(own['price_of_one_more'], 2)} for a trained hour more`;
  };
  return {
    caption,
    head: [
      { text: 'Move', numeric: false },
      { text: 'Closes', numeric: true },
      { text: 'Kind', numeric: false },
      { text: 'Counted for', numeric: false },
      { text: 'Rank', numeric: true },
    ],
    rows: moves.map((row) => ({
      head: move_label(row, names),
      cells: [
        { text: hours(number(row, 'worth'), 1) },
        { text: kind_of(row).label },
        { text: made(row) },
        { text: format.cell(row['rank']) },
      ],
    })),
  };
}

/** Training by profession, place and competency, the most worth first. */
export function training_view(training: PlainRow[], names: Names): TableView {
  return {
    caption: 'Training one person more, by profession and place',
    head: [
      { text: 'Competency', numeric: false },
      { text: 'Profession and place', numeric: false },
      ...[
        'Trained hours a week',
        'Of them used',
        'Price of one hour more',
        'Hours of one full-time',
        'Worth, weighted hours a week',
      ].map((t) => ({ text: t, numeric: true })),
    ],
    rows: [...training]
      .sort((a, b) => number(b, 'worth') - number(a, 'worth') || number(b, 'used') - number(a, 'used'))
      .map((row) => ({
        head: names.competency(text(row, 'competency')),
        cells: [
          { text: `${names.profession(text(row, 'profession'))}, ${names.place(text(row, 'place'))}` },
          { text: hours(number(row, 'trained_hours'), 1) },
          { text: hours(number(row, 'used'), 1) },
          { text: hours(number(row, 'price_of_one_more'), 2) },
          { text: hours(number(row, 'hours_per_person'), 1) },
          { text: hours(number(row, 'worth'), 1) },
        ],
      })),
  };
}

const sort_worth = (a: PlainRow, b: PlainRow): number =>
  number(b, 'weighted_a_month') - number(a, 'weighted_a_month') || number(b, 'pairs') - number(a, 'pairs');

/** True where the fall of a barrier would change anything. */
const tells = (row: PlainRow): boolean =>
  Math.abs(number(row, 'weighted_a_month')) >= LEAST || Math.abs(number(row, 'hours_a_month')) >= LEAST;

export function barriers_finding(barriers: PlainRow[]): string {
  const first = [...barriers].sort(sort_worth)[0];
  if (first === undefined || !tells(first))
    return 'No single barrier holds any of the gap: without it, as much would stay unmet.';
  const count = barriers.filter(tells).length;
  return `${count} of ${barriers.length} barriers hold part of the gap. The most: ${text(first, 'name')}, ${hours(number(first, 'hours_a_month'))} hours and £${hours(number(first, 'pounds_a_month'))} a month.`;
}

export function barriers_view(barriers: PlainRow[]): TableView {
  return {
    caption: 'Barriers and what each costs',
    head: [
      { text: 'Barrier', numeric: false },
      { text: 'Kind', numeric: false },
      ...['Hours a month', 'Weighted hours a month', 'Pounds a month', 'Pairs of staff and need'].map(
        (t) => ({
          text: t,
          numeric: true,
        }),
      ),
    ],
    rows: [...barriers].sort(sort_worth).map((row) => ({
      head: text(row, 'name') === '' ? text(row, 'barrier') : text(row, 'name'),
      cells: [
        { text: text(row, 'type') },
        { text: hours(number(row, 'hours_a_month')) },
        { text: hours(number(row, 'weighted_a_month')) },
        { text: pounds(number(row, 'pounds_a_month')) },
        { text: format.cell(row['pairs']) },
      ],
    })),
  };
}

function pounds(value: number): string {
  return value < 0 && Math.abs(value) >= LEAST ? `\u2212£${hours(-value)}` : `£${hours(Math.abs(value))}`;
}

/** True where plain hours rise although weighted hours fall. */
export const some_below_zero = (barriers: PlainRow[]): boolean =>
  barriers.some((r) => number(r, 'hours_a_month') <= -LEAST);

/** Hours that nobody needs, by profession and place, the most first. */
export function left_over(staff: PlainRow[]): PlainRow[] {
  const groups = new Map<string, PlainRow[]>();
  for (const row of staff) {
    const id = `${text(row, 'profession')}|${text(row, 'place')}`;
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()]
    .map((rows) => ({
      profession: text(rows[0]!, 'profession'),
      place: text(rows[0]!, 'place'),
      hours: sum(rows, 'hours'),
      used: sum(rows, 'used'),
      surplus: sum(rows, 'surplus'),
    }))
    .filter((r) => r.surplus >= LEAST)
    .sort((a, b) => b.surplus - a.surplus);
}

export function left_view(rows: PlainRow[], names: Names): TableView {
  return {
    caption: 'Hours left over, by profession and place',
    head: [
      { text: 'Profession', numeric: false },
      { text: 'Place', numeric: false },
      ...['Hours a week', 'Matched to need', 'Left over', 'Share left over'].map((t) => ({
        text: t,
        numeric: true,
      })),
    ],
    rows: rows.map((row) => ({
      head: names.profession(text(row, 'profession')),
      cells: [
        { text: names.place(text(row, 'place')) },
        { text: hours(number(row, 'hours')) },
        { text: hours(number(row, 'used')) },
        { text: hours(number(row, 'surplus'), 1) },
        { text: format.cell(Math.round((100 * number(row, 'surplus')) / number(row, 'hours')), 0, '%') },
      ],
    })),
  };
}

export const professions_left = (rows: PlainRow[], names: Names): string =>
  format.list(values_of(rows, 'profession').slice(0, 3).map(names.profession));
