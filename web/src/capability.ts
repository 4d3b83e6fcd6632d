import type { HeatMap } from './charts/heat_map';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { text } from './supply';
import type { TableView } from './table_view';

/** Who can do what (docs/methods/capability.md); internal edition only. */
export const MATRIX = 'capability_matrix';
export const ROLES = 'capability_roles';
export const CELLS = 'capability_cells';
export const DEPENDENCY = 'capability_dependency';
export const BENEFITS = 'capability_benefits';
export const BARRIERS = 'capability_barriers';
export const LAW = 'capability_law';
export const SUPPORT = 'capability_support';
export const SURVEY = 'capability_survey';
export const COVER = 'cover';

export type State = 'lawful' | 'local permission' | 'future' | 'blocked';
/** From the most useful to the least; the sign stands where colour cannot be told. */
export const STATES: { id: State; name: string; sign: string; meaning: string }[] = [
  {
    id: 'lawful',
    name: 'Lawful',
    sign: '',
    meaning: 'in the matrix and lawful; counts for those who are trained',
  },
  {
    id: 'local permission',
    name: 'Local permission',
    sign: 'L',
    meaning: 'lawful where the employer permits it',
  },
  { id: 'future', name: 'To come', sign: 'F', meaning: 'meant to come; not done today' },
  {
    id: 'blocked',
    name: 'Blocked',
    sign: 'B',
    meaning: 'in the matrix, and the law forbids it; never counted',
  },
];

/** now; future = what is meant to come is there; else the code of a barrier that falls. */
export type When = 'now' | 'future' | (string & {});

export function state_of(row: PlainRow, when: When): State {
  if (when === 'now') return text(row, 'state') as State;
  if (when === 'future') return text(row, 'if_all_comes') as State;
  return text(row, text(row, 'barrier') === when ? 'if_barrier_falls' : 'state') as State;
}

const rank = (state: State): number => STATES.findIndex((s) => s.id === state);

/** One wedge: a setting, a function of it, or a competency of that. */
export interface Wedge {
  id: string;
  ring: 0 | 1 | 2;
  label: string;
  /** Share of the circle where it begins and ends, 0 to 1. */
  from: number;
  to: number;
  hours: number;
  /** Best state of its entries. */
  state: State;
  /** Covered share of need; undefined where no need is known. */
  cover?: number;
  need?: number;
  rows: PlainRow[];
}

export interface Cover {
  need: number;
  covered: number;
}

/** Need and cover by setting of care, function and competency, from the table of matching where it is there. */
export function cover_of(rows: PlainRow[]): Map<string, Cover> {
  const out = new Map<string, Cover>();
  for (const row of rows) {
    const key = [text(row, 'setting'), text(row, 'function'), text(row, 'competency')].join('|');
    const sum = out.get(key) ?? { need: 0, covered: 0 };
    sum.need += Number(row['need'] ?? 0);
    sum.covered += Number(row['covered'] ?? 0);
    out.set(key, sum);
  }
  return out;
}

function cover_of_rows(rows: PlainRow[], cover: Map<string, Cover>): Cover {
  const keys = new Set(
    rows.flatMap((r) =>
      text(r, 'care_settings')
        .split(';')
        .map((care) => [care, text(r, 'function'), text(r, 'competency')].join('|')),
    ),
  );
  const sum = { need: 0, covered: 0 };
  for (const key of keys) {
    sum.need += cover.get(key)?.need ?? 0;
    sum.covered += cover.get(key)?.covered ?? 0;
  }
  return sum;
}

function groups_of(rows: PlainRow[], column: string): [string, PlainRow[]][] {
  const out = new Map<string, PlainRow[]>();
  for (const row of rows) out.set(text(row, column), [...(out.get(text(row, column)) ?? []), row]);
  return [...out];
}

const hours_of = (rows: PlainRow[]): number => rows.reduce((sum, r) => sum + Number(r['hours'] ?? 0), 0);
export const best_state = (rows: PlainRow[], when: When): State =>
  rows.map((r) => state_of(r, when)).sort((a, b) => rank(a) - rank(b))[0] ?? 'blocked';

/**
 * Settings, their functions, their competencies, in the order of the matrix. Sizes: hours needed where cover is known,
 * else hours available, else every competency alike; none is smaller than a fifth of the mean, so that it can be seen.
 */
export function wedges(rows: PlainRow[], when: When, cover: Map<string, Cover>): Wedge[] {
  const leaves = groups_of(rows, 'setting').map(([setting, of_setting]) => ({
    setting,
    functions: groups_of(of_setting, 'function').map(([name, of_function]) => ({
      name,
      competencies: groups_of(of_function, 'competency').map(([code, own]) => {
        const need = cover_of_rows(own, cover);
        return { code, own, need, hours: hours_of(own), size: cover.size > 0 ? need.need : hours_of(own) };
      }),
    })),
  }));
  const sizes = leaves.flatMap((s) => s.functions.flatMap((f) => f.competencies.map((c) => c.size)));
  const mean = sizes.reduce((a, b) => a + b, 0) / Math.max(1, sizes.length);
  const size = (n: number): number => (mean > 0 ? Math.max(n, mean / 5) : 1);
  const total = sizes.reduce((sum, n) => sum + size(n), 0);
  const out: Wedge[] = [];
  let at = 0;
  for (const setting of leaves) {
    const all = setting.functions.flatMap((f) => f.competencies.flatMap((c) => c.own));
    const outer = wedge(0, setting.setting, text(all[0]!, 'setting_name'), all, at, when);
    out.push(outer);
    for (const fn of setting.functions) {
      const own = fn.competencies.flatMap((c) => c.own);
      const middle = wedge(1, `${setting.setting}|${fn.name}`, text(own[0]!, 'function_name'), own, at, when);
      out.push(middle);
      for (const c of fn.competencies) {
        const leaf = wedge(
          2,
          `${setting.setting}|${fn.name}|${c.code}`,
          text(c.own[0]!, 'name'),
          c.own,
          at,
          when,
        );
        at += size(c.size) / total;
        leaf.to = at;
        if (c.need.need > 0) {
          leaf.need = c.need.need;
          leaf.cover = c.need.covered / c.need.need;
        }
        out.push(leaf);
      }
      middle.to = at;
    }
    outer.to = at;
  }
  return out;
}

function wedge(
  ring: Wedge['ring'],
  id: string,
  label: string,
  rows: PlainRow[],
  from: number,
  when: When,
): Wedge {
  return { id, ring, label, from, to: from, hours: hours_of(rows), state: best_state(rows, when), rows };
}

export const state_name = (state: string): string => STATES.find((s) => s.id === state)?.name ?? state;

/** "Falls assessment, Primary care, Treatment: lawful; 3 professions; 120 hours a week". */
export function wedge_text(w: Wedge): string {
  const first = w.rows[0]!;
  const where =
    w.ring === 0
      ? ''
      : w.ring === 1
        ? `, ${text(first, 'setting_name')}`
        : `, ${text(first, 'setting_name')}, ${text(first, 'function_name')}`;
  const professions = new Set(w.rows.map((r) => text(r, 'profession'))).size;
  const parts = [
    w.ring === 2
      ? state_name(w.state)
      : `${new Set(w.rows.map((r) => text(r, 'competency'))).size} competencies`,
    professions === 1 ? text(first, 'profession_name') : `${professions} professions`,
  ];
  if (w.need !== undefined)
    parts.push(
      `${format.cell(w.need, 0)} hours a week needed, ${format.cell(100 * (w.cover ?? 0), 0)}% of them covered`,
    );
  else if (w.hours > 0) parts.push(`${format.cell(w.hours, 0)} hours a week of staff with it`);
  return `${w.label}${where}: ${parts.join('; ')}`;
}

const trained_text = (r: PlainRow): string =>
  `${format.cell(r['trained'] ?? null, 0)}% trained (${format.range(r['trained_low'], r['trained_high'], 0, '%')}, ${
    text(r, 'surveyed') === 'yes' ? 'survey' : 'assumed'
  })`;

/** Who does it, who could after training, what stops the rest, and the evidence, in lines. */
export interface Detail {
  does: string[];
  could: string[];
  stopped: string[];
  evidence: string[];
}
export function detail_of(rows: PlainRow[], when: When): Detail {
  const out: Detail = { does: [], could: [], stopped: [], evidence: [] };
  for (const r of rows) {
    const who = text(r, 'profession_name');
    const state = state_of(r, when);
    if (state === 'lawful') {
      const hours = Number(r['hours'] ?? 0);
      out.does.push(
        `${who}: ${trained_text(r)}${hours > 0 ? `, ${format.cell(hours, 0)} hours a week of staff` : ''}`,
      );
      out.could.push(
        `${who}: the ${format.cell(100 - Number(r['trained'] ?? 0), 0)}% who are not trained${
          text(r, 'barrier_name') === '' ? '' : ` (${text(r, 'barrier_name').toLowerCase()})`
        }`,
      );
    } else if (state === 'local permission')
      out.stopped.push(`${who}: an employer has to permit it (${text(r, 'barrier_name').toLowerCase()})`);
    else if (state === 'future') out.stopped.push(`${who}: meant to come, not done today`);
    else
      out.stopped.push(
        `${who}: ${text(r, 'barrier_name').toLowerCase()}; if this fell: ${state_name(text(r, 'if_barrier_falls')).toLowerCase()}`,
      );
    out.evidence.push(`${who}: ${text(r, 'basis')} Mark: ${text(r, 'mark')}.`);
  }
  return out;
}

/** The entries behind the picture, a row for each. */
export function entries_view(rows: PlainRow[], when: When, caption: string): TableView {
  const key = (r: PlainRow): Record<string, string> => ({
    month: text(r, 'month'),
    setting: text(r, 'setting'),
    function: text(r, 'function'),
    profession: text(r, 'profession'),
    competency: text(r, 'competency'),
  });
  return {
    caption,
    head: [
      { text: 'Competency', numeric: false },
      ...['Setting', 'Function', 'Profession', 'State'].map((t) => ({ text: t, numeric: false })),
      { text: 'Trained', numeric: true },
      { text: 'Hours a week', numeric: true },
      { text: 'What stands before it', numeric: false },
    ],
    rows: rows.map((r) => {
      const table = text(r, 'part') === 'roles 2019' ? ROLES : MATRIX;
      const state = state_of(r, when);
      return {
        head: text(r, 'name'),
        cells: [
          { text: text(r, 'setting_name') },
          { text: text(r, 'function_name') },
          { text: text(r, 'profession_name') },
          {
            text: state_name(state),
            tag:
              state === 'lawful'
                ? 'blue'
                : state === 'blocked'
                  ? 'red'
                  : state === 'future'
                    ? 'yellow'
                    : 'white',
          },
          {
            text: format.cell(r['trained'] ?? null, 0, '%'),
            figure: figure_name(table, 'trained', key(r)),
            below: `${format.range(r['trained_low'], r['trained_high'], 0, '%')}\n${text(r, 'surveyed') === 'yes' ? 'survey' : 'assumed'}`,
          },
          table === MATRIX
            ? { text: format.cell(r['hours'] ?? null, 0), figure: figure_name(MATRIX, 'hours', key(r)) }
            : { text: 'None yet' },
          { text: text(r, 'barrier_name') === '' ? 'Training alone' : text(r, 'barrier_name') },
        ],
      };
    }),
  };
}

/** The 72 cells of 2019: how many entries each holds; columns by code, because eight names would not fit. */
export function cells_map(rows: PlainRow[]): HeatMap {
  const own = rows.filter((r) => text(r, 'part') === 'matrix 2019');
  const lines = [...new Set(own.map((r) => `${text(r, 'setting')}|${text(r, 'function')}`))];
  const professions = [...new Set(own.map((r) => text(r, 'profession')))];
  const name_of = (line: string): PlainRow =>
    own.find((r) => `${text(r, 'setting')}|${text(r, 'function')}` === line)!;
  return {
    rows: lines.map(
      (l) => `${text(name_of(l), 'setting_name')}, ${text(name_of(l), 'function_name').toLowerCase()}`,
    ),
    short_rows: lines.map(
      (l) => `${text(name_of(l), 'setting_name')}: ${text(name_of(l), 'function_name').toLowerCase()}`,
    ),
    columns: professions,
    cells: own.map((r) => ({
      row: lines.indexOf(`${text(r, 'setting')}|${text(r, 'function')}`),
      column: professions.indexOf(text(r, 'profession')),
      value: r['entries'] ?? null,
      figure: figure_name(CELLS, 'entries', {
        setting: text(r, 'setting'),
        function: text(r, 'function'),
        profession: text(r, 'profession'),
      }),
    })),
    unit: 'entries',
    digits: 0,
  };
}

/** The cells as a table: "7, 1 blocked". */
export function cells_view(rows: PlainRow[], part: string, caption: string): TableView {
  const own = rows.filter((r) => text(r, 'part') === part);
  const professions = [...new Set(own.map((r) => text(r, 'profession')))];
  const lines = groups_of(
    own.map((r) => ({ ...r, line: `${text(r, 'setting_name')}, ${text(r, 'function_name').toLowerCase()}` })),
    'line',
  );
  const below = (r: PlainRow): string | undefined => {
    const words = [
      ['blocked', 'blocked'],
      ['local_permission', 'with local permission'],
      ['future', 'to come'],
    ].flatMap(([column, word]) =>
      Number(r[column!] ?? 0) > 0 ? [`${format.cell(r[column!] ?? null)} ${word}`] : [],
    );
    return words.length > 0 ? words.join('\n') : undefined;
  };
  return {
    caption,
    head: [
      { text: 'Setting and function', numeric: false },
      ...professions.map((p) => ({
        text: text(
          own.find((r) => text(r, 'profession') === p)!,
          'profession_name',
        ),
        numeric: true,
      })),
    ],
    rows: lines.map(([line, of_line]) => ({
      head: line,
      cells: professions.map((p) => {
        const r = of_line.find((o) => text(o, 'profession') === p);
        if (r === undefined || text(r, 'covered') !== 'yes') return { text: 'Gap' };
        const more = below(r);
        return {
          text: format.cell(r['entries'] ?? null),
          figure: figure_name(CELLS, 'entries', {
            setting: text(r, 'setting'),
            function: text(r, 'function'),
            profession: text(r, 'profession'),
          }),
          ...(more === undefined ? {} : { below: more }),
        };
      }),
    })),
  };
}

/** Columns of text of a plain table, under headings. */
export function plain_view(rows: PlainRow[], caption: string, columns: [string, string][]): TableView {
  const [first, ...rest] = columns;
  return {
    caption,
    head: columns.map(([, title]) => ({ text: title, numeric: false })),
    rows: rows.map((r) => ({
      head: text(r, first![0]),
      cells: rest.map(([name]) => {
        const value = r[name] ?? null;
        return {
          text:
            typeof value === 'number'
              ? format.cell(value, 0)
              : value === null || value === ''
                ? '–'
                : String(value).replaceAll(';', ', ').replaceAll('_', ' '),
        };
      }),
    })),
  };
}

export function barriers_view(rows: PlainRow[]): TableView {
  const figure = (r: PlainRow, measure: string): string =>
    figure_name(BARRIERS, measure, { barrier: text(r, 'barrier') });
  return {
    caption: 'What stands in the way, and what would come without it',
    head: [
      { text: 'Barrier', numeric: false },
      { text: 'Kind', numeric: false },
      ...['Entries behind it', 'Blocked', 'Would count', 'Trained now', 'Trained if it fell'].map((t) => ({
        text: t,
        numeric: true,
      })),
      { text: 'Who would gain', numeric: false },
    ],
    rows: rows.map((r) => ({
      head: text(r, 'name'),
      ...(text(r, 'lifted') === 'yes' ? { tag: 'taken as fallen' } : {}),
      cells: [
        { text: text(r, 'type') },
        ...['entries', 'blocked', 'gained'].map((m) => ({
          text: format.cell(r[m] ?? null),
          figure: figure(r, m),
        })),
        ...['trained_now', 'trained_if_fallen'].map((m) => ({
          text: format.cell(r[m] ?? null, 0, '%'),
          figure: figure(r, m),
        })),
        { text: text(r, 'professions').replaceAll(';', ', ') || 'Nobody' },
      ],
    })),
  };
}
