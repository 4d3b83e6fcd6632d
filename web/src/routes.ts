import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { LIMITS, ROUTES, limit_label, some_years, spoken, text, values_of } from './supply';
import type { TableCell, TableView } from './table_view';

/** Routes to qualify and what limits them, year by year. */
type Label = (code: string) => string;

const route_cell = (row: PlainRow, column: string, digits = 1): TableCell => ({
  text: format.cell(row[column], digits),
  figure: figure_name(ROUTES, column, {
    month: text(row, 'month'),
    profession: text(row, 'profession'),
    scenario: text(row, 'scenario'),
    route: text(row, 'route'),
  }),
});

/** One route, a row for each year. */
export function route_view(rows: PlainRow[], profession: Label): TableView {
  const first = rows[0];
  return {
    caption:
      first === undefined ? '' : `${spoken(text(first, 'route'))}, ${profession(text(first, 'profession'))}`,
    head: [
      { text: 'Year to', numeric: false },
      ...['Asked', 'Started', 'No room', 'Lost', 'Finished', '80% range', 'Closed'].map((t) => ({
        text: t,
        numeric: true,
      })),
      { text: 'Held back by', numeric: false },
    ],
    rows: rows.map((row) => ({
      head: format.month(text(row, 'month')),
      cells: [
        route_cell(row, 'asked'),
        route_cell(row, 'started'),
        route_cell(row, 'no_room'),
        route_cell(row, 'lost'),
        route_cell(row, 'finished'),
        { text: format.range(row['finished_lower_80'], row['finished_upper_80']), nowrap: true },
        { ...route_cell(row, 'closed', 0), text: format.cell(row['closed'], 0, '%') },
        text(row, 'held_back_by') === ''
          ? { text: Number(row['held_back']) > 0 ? 'Too few to run' : 'Nothing' }
          : {
              text: limit_label(text(row, 'held_back_by'), profession),
              below: `in ${format.cell(row['limit_binds'], 0, '%')} of futures`,
            },
      ],
    })),
  };
}

/** Routes of the choice that anybody asks for, each by its name and profession. */
export function routes_of(rows: PlainRow[], scenario: string, profession: string): PlainRow[][] {
  const own = rows.filter(
    (r) => r['scenario'] === scenario && (profession === '' || r['profession'] === profession),
  );
  const ids = [...new Set(own.map((r) => `${text(r, 'route')}|${text(r, 'profession')}`))];
  return ids.map((id) => own.filter((r) => `${text(r, 'route')}|${text(r, 'profession')}` === id));
}

/** Limits of a scenario: share of futures in which each is too little, by year. */
export function limits_view(rows: PlainRow[], scenario: string, profession: Label): TableView {
  const own = rows.filter((r) => r['scenario'] === scenario);
  const months = some_years(values_of(own, 'month'));
  return {
    caption: 'Futures in which a limit is too little, by year',
    head: [
      { text: 'Limit', numeric: false },
      { text: 'Available now', numeric: true },
      ...months.map((m) => ({ text: format.short_month(m), numeric: true })),
    ],
    rows: values_of(own, 'resource').map((resource) => {
      const line = own.filter((r) => r['resource'] === resource);
      const figure = (row: PlainRow, measure: string): string =>
        figure_name(LIMITS, measure, { month: text(row, 'month'), scenario, resource });
      return {
        head: limit_label(resource, profession),
        cells: [
          {
            text:
              line[0]?.['available'] === null
                ? 'Not limited'
                : `${format.cell(line[0]?.['available'])} ${text(line[0]!, 'unit')}`,
            figure: figure(line[0]!, 'available'),
            nowrap: true,
          },
          ...line
            .filter((row) => months.includes(text(row, 'month')))
            .map((row) => ({
              text: format.cell(row['binds'], 0, '%'),
              figure: figure(row, 'binds'),
            })),
        ],
      };
    }),
  };
}
