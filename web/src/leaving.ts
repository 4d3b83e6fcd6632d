import type { Filters } from './address';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { bar_of, type TableView } from './table_view';

/** Why contracts ended, where people went, where starters came from (docs/methods/what-changed.md). */
export const LEAVING = 'capacity_leaving';

export const ABOUT = [
  { id: 'reason', title: 'Why contracts ended' },
  { id: 'destination', title: 'Where people went' },
  { id: 'origin', title: 'Where starters came from' },
] as const;

export const GROUPS: Record<string, string> = {
  retirement: 'Retirement',
  resignation: 'Resignation',
  end_of_contract: 'End of a fixed term',
  dismissal: 'Dismissal',
  redundancy: 'Redundancy',
  death: 'Death in service',
  transfer: 'Transfer to another employer',
  nhs: 'Other NHS organisations',
  social_care: 'Social care',
  private: 'Private employers',
  abroad: 'Other countries',
  education: 'Education',
  no_employment: 'No employment',
  newly_qualified: 'Newly qualified',
  other: 'Other',
  not_said: 'Not said',
};

/** Rows of a month for all, one profession or one employer; the reports say no more together. */
export function leaving_rows(rows: PlainRow[], month: string, filters: Filters): PlainRow[] | string {
  const others = Object.keys(filters).filter((d) => d !== 'month' && d !== 'profession' && d !== 'employer');
  if (others.length > 0 || (filters.profession !== undefined && filters.employer !== undefined))
    return 'The reports are shown for everybody, for one profession or for one employer only.';
  const found = rows.filter(
    (r) =>
      r['month'] === month &&
      (r['profession'] ?? '') === (filters.profession ?? '') &&
      (r['employer'] ?? '') === (filters.employer ?? ''),
  );
  return found.length > 0 ? found : 'No report tells of anybody who came or went in the twelve months.';
}

/** One of the three tables, most contracts first, those that nobody said last. */
export function leaving_view(rows: PlainRow[], about: string, title: string): TableView {
  const own = rows
    .filter((r) => r['about'] === about)
    .sort(
      (a, b) =>
        Number(a['code'] === 'not_said') - Number(b['code'] === 'not_said') ||
        Number(b['contracts']) - Number(a['contracts']),
    );
  const shares = own.map((r) => r['share'] ?? null);
  const figure = (r: PlainRow, measure: string): string =>
    figure_name(
      LEAVING,
      measure,
      Object.fromEntries(
        ['month', 'profession', 'employer', 'about', 'code'].map((k) => [k, String(r[k] ?? '')]),
      ),
    );
  return {
    caption: `${title}, ${format.cell(own[0]?.['months'] ?? 0)} months to ${format.month(String(own[0]?.['month'] ?? ''))}`,
    head: [
      { text: 'As reported', numeric: false },
      { text: 'Contracts', numeric: true },
      { text: 'Share', numeric: true },
    ],
    rows: own.map((r) => {
      const bar = bar_of(r['share'] ?? null, shares);
      return {
        head: GROUPS[String(r['code'])] ?? String(r['code']),
        cells: [
          { text: format.cell(r['contracts'] ?? null), figure: figure(r, 'contracts') },
          {
            text: format.cell(r['share'] ?? null, 0, '%'),
            figure: figure(r, 'share'),
            ...(bar === undefined ? {} : { bar }),
          },
        ],
      };
    }),
  };
}
