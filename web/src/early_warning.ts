import type { Dot } from './charts/dot_interval';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { spoken, text } from './supply';
import type { TableCell, TableView } from './table_view';

/** Small and vulnerable professions (docs/methods/early-warning.md); internal edition only. */
export const WARNINGS = 'early_warning';
export const WARNING_YEARS = 'early_warning_years';

export interface Names {
  profession(code: string): string;
  short(code: string): string;
  area(code: string): string;
}

export function group_of(row: PlainRow): string {
  return `${text(row, 'profession')}|${text(row, 'area')}`;
}
export function group_label(row: PlainRow, names: Names): string {
  const area = text(row, 'area');
  const profession = names.profession(text(row, 'profession'));
  return area === '' ? profession : `${profession} in ${names.area(area)}`;
}
function short_label(row: PlainRow, names: Names): string {
  const area = text(row, 'area');
  const profession = names.short(text(row, 'profession'));
  return area === '' ? profession : `${profession}, ${names.area(area)}`;
}

export const URGENCIES: Record<string, { text: string; tag: 'red' | 'yellow' | 'white' | 'grey' }> = {
  likely: { text: 'Likely', tag: 'red' },
  possible: { text: 'Possible', tag: 'yellow' },
  unlikely: { text: 'Unlikely', tag: 'white' },
  remote: { text: 'Remote', tag: 'grey' },
};

export const RULES: Record<string, string> = {
  watched: 'on the list',
  few: 'few people',
  under_floor: 'may fall under its floor',
  past_55: 'many near retirement',
  intake: 'fewer come than go',
  route_closes: 'its route may close',
  register: 'the register shrinks',
};
/** Watched by a list, or turned vulnerable by its own figures. */
export function raised_lead(row: PlainRow): string {
  return text(row, 'raised_by').split(';').includes('watched') ? 'Here because' : 'Turned vulnerable';
}
export function raised_text(row: PlainRow): string {
  return text(row, 'raised_by')
    .split(';')
    .map((id) => RULES[id] ?? spoken(id))
    .join(', ');
}

function figure(row: PlainRow, measure: string, table = WARNINGS): string {
  return figure_name(table, measure, {
    month: text(row, 'month'),
    profession: text(row, 'profession'),
    area: text(row, 'area'),
  });
}

/** The chance under the floor of each group, the most urgent first. */
export function chance_dots(rows: PlainRow[], names: Names): Dot[] {
  return rows.map((row) => ({
    label: group_label(row, names),
    short_label: short_label(row, names),
    value: row['under_floor'] ?? null,
    low: row['under_floor_low'] ?? null,
    high: row['under_floor_high'] ?? null,
    figure: figure(row, 'under_floor'),
  }));
}

/** A figure with its range below; what is not known says so. */
function ranged(row: PlainRow, column: string, digits: number, unit = '', ends = ['low', 'high']): TableCell {
  if (row[column] === null || row[column] === undefined) return { text: format.NO_DATA };
  const range = format.range(row[`${column}_${ends[0]}`], row[`${column}_${ends[1]}`], digits, unit);
  return { text: format.cell(row[column], digits, unit), figure: figure(row, column), below: range };
}
const FUTURES = ['lower_80', 'upper_80'];

function dependence(name: string, row: PlainRow, column: string, range?: string): TableCell {
  if (name === '') return { text: 'None' };
  return {
    text: format.cell(row[column], 0, '%'),
    figure: figure(row, column),
    below: range === undefined ? name : `${name}\n${range}`,
  };
}

export function warnings_view(rows: PlainRow[], names: Names, caption: string): TableView {
  const horizon = format.month(text(rows[0] ?? {}, 'horizon'));
  return {
    caption,
    head: [
      { text: 'Profession', numeric: false },
      { text: 'Under floor', numeric: false },
      ...[
        'People',
        'Floor',
        `Chance under floor, ${horizon}`,
        '55 or older',
        'Join for one who leaves',
        'In one place',
        'By one route',
        'Route closes',
        'Register, a year',
      ].map((t) => ({ text: t, numeric: true })),
    ],
    rows: rows.map((row) => {
      const urgency = URGENCIES[text(row, 'urgency')];
      return {
        head: group_label(row, names),
        cells: [
          {
            ...(urgency ?? { text: spoken(text(row, 'urgency')) }),
            below: `${raised_lead(row)}: ${raised_text(row)}`,
          },
          { text: format.cell(row['people']), figure: figure(row, 'people') },
          { text: format.cell(row['floor'], 1), figure: figure(row, 'floor') },
          ranged(row, 'under_floor', 0, '%'),
          ranged(row, 'past_55', 0, '%'),
          ranged(row, 'intake_ratio', 2, '', FUTURES),
          dependence(names.area(text(row, 'one_place')), row, 'one_place_share'),
          dependence(
            spoken(text(row, 'one_route')),
            row,
            'one_route_share',
            format.range(row['one_route_share_lower_80'], row['one_route_share_upper_80'], 0, '%'),
          ),
          ranged(row, 'route_closes', 0, '%'),
          ranged(row, 'register_change', 1, '%'),
        ],
      };
    }),
  };
}

/** Years of one group. */
export function years_of(rows: PlainRow[], group: string): PlainRow[] {
  return rows.filter((r) => group_of(r) === group);
}
export function years_figure(row: PlainRow, measure: string): string {
  return figure(row, measure, WARNING_YEARS);
}

export function years_finding(rows: PlainRow[], name: string): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return '';
  const at = rows[Math.min(5, rows.length - 1)]!;
  const range = format.range(at['people_lower_80'], at['people_upper_80']);
  return `${name}: ${format.cell(first['people_median'])} people in ${format.month(text(first, 'month'))}, floor ${format.cell(first['floor'], 1)}; ${format.cell(at['people_median'])} in ${format.month(text(at, 'month'))}, 80% range ${range}. The chance of fewer than the floor is ${format.cell(at['under_floor'], 0, '%')} then and ${format.cell(last['under_floor'], 0, '%')} in ${format.month(text(last, 'month'))}.`;
}

export function years_view(rows: PlainRow[], name: string): TableView {
  return {
    caption: `${name} against its floor, by year`,
    head: [
      { text: 'End of', numeric: false },
      ...['People, middle', '80% range', 'Floor', 'Chance under floor'].map((t) => ({
        text: t,
        numeric: true,
      })),
    ],
    rows: rows.map((row) => ({
      head: format.month(text(row, 'month')),
      cells: [
        { text: format.cell(row['people_median']), figure: years_figure(row, 'people_median') },
        { text: format.range(row['people_lower_80'], row['people_upper_80']), nowrap: true },
        { text: format.cell(row['floor'], 1) },
        {
          text: format.cell(row['under_floor'], 0, '%'),
          figure: years_figure(row, 'under_floor'),
          below: format.range(row['under_floor_low'], row['under_floor_high'], 0, '%'),
        },
      ],
    })),
  };
}
