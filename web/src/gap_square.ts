import * as format from './format';
import { LEAST, hours, number, share_text, sum, type Names, type Square } from './gap';
import type { PlainRow } from './plain_rows';
import { text, values_of } from './supply';
import type { TableView } from './table_view';

/** What stands behind one square of the map: who covers it, and what is short. */
export interface Behind {
  work: PlainRow[];
  staff: PlainRow[];
  /** Lines of need, for the professions that may do each. */
  need: PlainRow[];
  /** Entries of the matrix, for what holds a competency back. */
  matrix: PlainRow[];
}

const key = (row: PlainRow): string => ['line_id', 'competency', 'place'].map((c) => text(row, c)).join('|');

/** Matched hours of the square's lines; `gap_work` holds the first month alone. */
export function work_of(square: Square, work: PlainRow[], month: string): PlainRow[] {
  const own = new Set(square.lines.map(key));
  return work.filter((r) => text(r, 'month') === month && own.has(key(r)));
}

/** Who covers the square, the most hours first: one row for each profession, level, setting and place of staff. */
export function who_view(square: Square, work: PlainRow[], names: Names, where: string): TableView {
  const by = ['profession', 'role_level', 'staff_setting', 'staff_place'];
  const groups = new Map<string, PlainRow[]>();
  for (const row of work) {
    const id = by.map((c) => text(row, c)).join('|');
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  const covered = sum(work, 'covered');
  return {
    caption: `Who covers it, hours a week: ${where}`,
    head: [
      { text: 'Staff', numeric: false },
      { text: 'Covered', numeric: true },
      { text: 'Share of need', numeric: true },
      { text: 'Given', numeric: true },
      { text: 'They work in', numeric: false },
    ],
    rows: [
      ...[...groups.values()]
        .sort((a, b) => sum(b, 'covered') - sum(a, 'covered'))
        .map((rows) => {
          const first = rows[0]!;
          const setting = text(first, 'staff_setting');
          return {
            head: `${names.profession(text(first, 'profession'))}, ${names.level(text(first, 'role_level')).toLowerCase()}`,
            cells: [
              { text: hours(sum(rows, 'covered'), 1) },
              { text: share_text(sum(rows, 'covered'), square.need) },
              { text: hours(sum(rows, 'hours'), 1) },
              {
                text: `${setting === 'unknown' ? 'Setting not known' : names.setting(setting)}, ${names.place(text(first, 'staff_place'))}`,
              },
            ],
          };
        }),
      {
        head: 'All staff',
        total: true,
        cells: [
          { text: hours(covered, 1) },
          { text: share_text(covered, square.need) },
          { text: hours(sum(work, 'hours'), 1) },
          { text: `${groups.size} groups of staff` },
        ],
      },
    ],
  };
}

/** Professions that may do a line; of a line for any, those that do it in the matching. */
export function professions_of(line: PlainRow, behind: Behind): string[] {
  const need = behind.need.find((r) => text(r, 'line_id') === text(line, 'line_id'));
  const named = text(need ?? {}, 'professions')
    .split(';')
    .filter((p) => p !== '');
  return named.length > 0
    ? named
    : values_of(
        behind.work.filter((r) => key(r) === key(line)),
        'profession',
      );
}

/** Why the rest of a line is unmet, in words; nothing where it is covered. */
export function reason(line: PlainRow, behind: Behind, names: Names): string {
  if (number(line, 'unmet') < LEAST) return 'Covered.';
  const competency = text(line, 'competency');
  const barriers = values_of(
    behind.matrix.filter((r) => text(r, 'competency') === competency && text(r, 'barrier_name') !== ''),
    'barrier_name',
  );
  const named = format.list(barriers);
  if (number(line, 'covered') < LEAST)
    return `Nobody in reach is both allowed and trained to do it.${named === '' ? '' : ` In the way: ${named}.`}`;
  const held = named === '' ? '' : ` A barrier for others: ${named}.`;
  const who = professions_of(line, behind);
  const place = text(line, 'place');
  const there = behind.staff.filter(
    (r) => who.includes(text(r, 'profession')) && (place === '' || text(r, 'place') === place),
  );
  const names_of = format.list(who.map(names.profession), 'or');
  const where = place === '' ? 'anywhere' : `in ${names.place(place)}`;
  if (who.length === 0) return `All who may do it are used up.${held}`;
  if (there.length === 0) return `No ${names_of} works ${where}.${held}`;
  const [all, left] = [sum(there, 'hours'), sum(there, 'surplus')];
  return left < LEAST
    ? `Short: ${names_of}. All ${hours(all)} hours a week ${where} are used.${held}`
    : `Short: ${names_of}. Of ${hours(all)} hours a week ${where}, ${hours(left)} are left over, but not of staff who are able and trained for this.${held}`;
}

/** "Section 12 …" keeps its capital where a number follows; abbreviations keep theirs. */
export const lower = (label: string): string =>
  /^[A-Z][a-z]+(?! \d)\b/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

export function line_label(line: PlainRow, names: Names): string {
  const title = names.line(text(line, 'line_id'));
  const competency = text(line, 'competency');
  return competency === 'all' ? title : `${title} (${lower(names.competency(competency))})`;
}

/** Lines of the square, the most unmet first. `behind` is missing for months whose matching is not kept. */
export function why_view(
  square: Square,
  behind: Behind | undefined,
  names: Names,
  where: string,
  function_name: (code: string) => string,
): TableView {
  const priced = square.lines.some((r) => typeof r['price'] === 'number');
  const ranged = square.lines.some((r) => typeof r['unmet_low'] === 'number');
  return {
    caption: `What is short, hours a week: ${where}`,
    head: [
      { text: 'Line of need', numeric: false },
      { text: 'Unmet', numeric: true },
      ...(behind === undefined ? [] : [{ text: 'Why', numeric: false }]),
      { text: 'Needed', numeric: true },
      ...(ranged ? [{ text: '80% range', numeric: true }] : []),
      ...(priced ? [{ text: 'Price', numeric: true }] : []),
      { text: 'Function', numeric: false },
    ],
    rows: [...square.lines]
      .sort((a, b) => number(b, 'unmet') - number(a, 'unmet'))
      .map((line) => ({
        head: line_label(line, names),
        cells: [
          {
            text: hours(number(line, 'unmet')),
            below: share_text(number(line, 'unmet'), number(line, 'need')),
          },
          ...(behind === undefined ? [] : [{ text: reason(line, behind, names) }]),
          { text: hours(number(line, 'need')) },
          ...(ranged
            ? [
                {
                  text:
                    typeof line['unmet_low'] === 'number'
                      ? `${hours(number(line, 'unmet_low'))} to ${hours(number(line, 'unmet_high'))}`
                      : format.NO_DATA,
                  nowrap: true,
                },
              ]
            : []),
          ...(priced
            ? [{ text: typeof line['price'] === 'number' ? hours(line['price'], 2) : format.NO_DATA }]
            : []),
          { text: function_name(text(line, 'function')) },
        ],
      })),
  };
}

/** In words, for screen readers and above the tables. */
export function square_finding(square: Square, behind: Behind | undefined, names: Names): string {
  if (square.need <= 0) return 'No line of need asks for care there.';
  const first = `${hours(square.unmet)} of ${hours(square.need)} hours a week are unmet (${share_text(square.unmet, square.need)}).`;
  const most = [...square.lines].sort((a, b) => number(b, 'unmet') - number(a, 'unmet'))[0]!;
  if (number(most, 'unmet') < LEAST) return first;
  const why = behind === undefined ? '' : ` ${reason(most, behind, names)}`;
  return `${first} Most: ${line_label(most, names)}, ${hours(number(most, 'unmet'))}.${why}`;
}
