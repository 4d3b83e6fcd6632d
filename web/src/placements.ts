import type { TrendLine } from './charts/trend_lines';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { some_years, text } from './supply';
import type { TableCell, TableView } from './table_view';

/** Weeks of practice placement needed and offered; internal edition only. */
export const PLACEMENTS = 'supply_placements';
/** The same by team, where the plan tells teams. */
export const PLACEMENT_TEAMS = 'supply_placement_teams';

const LINES = [
  { column: 'needed', name: 'Needed', dashed: false },
  { column: 'offered', name: 'Offered', dashed: true },
] as const;

export function placement_rows(
  rows: PlainRow[],
  scenario: string,
  resource: string,
  profession = '',
): PlainRow[] {
  return rows.filter(
    (r) => r['scenario'] === scenario && r['resource'] === resource && text(r, 'profession') === profession,
  );
}

function figure(row: PlainRow, measure: string): string {
  return figure_name(PLACEMENTS, measure, {
    month: text(row, 'month'),
    profession: text(row, 'profession'),
    scenario: text(row, 'scenario'),
    resource: text(row, 'resource'),
  });
}

export function placement_lines(rows: PlainRow[]): TrendLine[] {
  return LINES.filter(({ column }) => rows.some((r) => typeof r[column] === 'number')).map(
    ({ column, name, dashed }) => ({
      name,
      short_name: name,
      dashed,
      values: rows.map((r) => r[column] ?? null),
      figures: rows.map((r) => figure(r, column)),
    }),
  );
}

const weeks = (row: PlainRow, column: string): TableCell => ({
  text: format.cell(row[column]),
  figure: figure(row, column),
});
const range = (row: PlainRow, column: string): TableCell => ({
  text: format.range(row[`${column}_lower_80`], row[`${column}_upper_80`]),
  nowrap: true,
});

export function placement_finding(rows: PlainRow[], name: string): string {
  const last = rows.at(-1);
  if (last === undefined) return '';
  const when = format.month(text(last, 'month'));
  if (typeof last['offered'] !== 'number')
    return `${name}: ${format.cell(last['needed'])} weeks needed in the year to ${when}; the plan does not limit them.`;
  return `${name}: in the year to ${when} ${format.cell(last['needed'])} weeks are needed (80% range ${format.range(last['needed_lower_80'], last['needed_upper_80'])}) and ${format.cell(last['offered'])} offered; too few in ${format.cell(last['short_chance'], 0, '%')} of futures.`;
}

export function placement_view(rows: PlainRow[], name: string): TableView {
  return {
    caption: `${name}, weeks by year`,
    head: [
      { text: 'Year to', numeric: false },
      ...['Needed', '80% range', 'Offered', 'Used', 'Short', '80% range', 'Chance that it is short'].map(
        (t) => ({
          text: t,
          numeric: true,
        }),
      ),
    ],
    rows: rows.map((row) => ({
      head: format.month(text(row, 'month')),
      cells: [
        weeks(row, 'needed'),
        range(row, 'needed'),
        weeks(row, 'offered'),
        weeks(row, 'used'),
        weeks(row, 'short'),
        range(row, 'short'),
        { ...weeks(row, 'short_chance'), text: format.cell(row['short_chance'], 0, '%') },
      ],
    })),
  };
}

/** What each profession needs of a kind of placement, by year. */
export function professions_view(
  rows: PlainRow[],
  scenario: string,
  resource: string,
  label: (code: string) => string,
): TableView {
  const own = rows.filter(
    (r) => r['scenario'] === scenario && r['resource'] === resource && text(r, 'profession') !== '',
  );
  const months = some_years([...new Set(own.map((r) => text(r, 'month')))]);
  const professions = [...new Set(own.map((r) => text(r, 'profession')))];
  return {
    caption: 'Weeks needed by profession and year',
    head: [
      { text: 'Profession', numeric: false },
      ...months.map((m) => ({ text: format.short_month(m), numeric: true })),
    ],
    rows: professions.map((code) => ({
      head: label(code),
      cells: own
        .filter((r) => r['profession'] === code && months.includes(text(r, 'month')))
        .map((row) => weeks(row, 'needed')),
    })),
  };
}

/** What each team offers and would have to offer, in the last year that is shown. */
export function teams_view(
  rows: PlainRow[],
  scenario: string,
  resource: string,
  label: (code: string) => string,
): TableView {
  const own = rows.filter((r) => r['scenario'] === scenario && r['resource'] === resource);
  const months = some_years([...new Set(own.map((r) => text(r, 'month')))]);
  const last = months.at(-1) ?? '';
  const of_team = (row: PlainRow, measure: string): TableCell => ({
    text: format.cell(row[measure]),
    figure: figure_name(PLACEMENT_TEAMS, measure, {
      month: text(row, 'month'),
      profession: text(row, 'profession'),
      scenario,
      resource,
      team: text(row, 'team'),
    }),
  });
  return {
    caption: last === '' ? 'Weeks by team' : `Weeks by team, in the year to ${format.month(last)}`,
    head: [
      { text: 'Team', numeric: false },
      { text: 'Profession', numeric: false },
      ...['Offered', 'Needed', '80% range', 'Short'].map((t) => ({ text: t, numeric: true })),
    ],
    rows: own
      .filter((r) => text(r, 'month') === last)
      .map((row) => ({
        head: text(row, 'team') || 'Not told',
        cells: [
          { text: text(row, 'profession') === '' ? 'Shared' : label(text(row, 'profession')) },
          of_team(row, 'offered'),
          of_team(row, 'needed'),
          range(row, 'needed'),
          of_team(row, 'short'),
        ],
      })),
  };
}
