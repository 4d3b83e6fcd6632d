import type { HeatMap } from './charts/heat_map';
import { figure_name } from './figures';
import * as format from './format';
import type { PlainRow } from './plain_rows';
import { text } from './supply';
import type { TableView } from './table_view';

/** State of readiness of teams (docs/methods/capability.md); internal edition only. */
export const SCORES = 'readiness_scores';
export const ANSWERS = 'readiness_answers';
export const ACTIONS = 'readiness_actions';
const HIGHEST = 4;

const team_of = (r: PlainRow): string =>
  text(r, 'profession') === '' ? text(r, 'team') : `${text(r, 'team')}, ${text(r, 'profession_name')}`;

/** "Stroke team: Extending skills and knowledge, 1.0 of 4." for each team: the lowest domain is the headline. */
export function headlines(rows: PlainRow[]): string[] {
  return rows
    .filter((r) => text(r, 'lowest') === 'yes')
    .map(
      (r) => `${team_of(r)}: ${text(r, 'domain_name')}, ${format.cell(r['score'] ?? null, 1)} of ${HIGHEST}.`,
    );
}

export function scores_view(rows: PlainRow[]): TableView {
  return {
    caption: 'Score of each domain, 0 to 4; the lowest is the headline',
    head: [
      { text: 'Team', numeric: false },
      { text: 'Domain', numeric: false },
      { text: 'Score', numeric: true },
      { text: 'Actions', numeric: true },
    ],
    rows: rows.map((r) => {
      const score = r['score'] ?? null;
      const key = { team: text(r, 'team'), profession: text(r, 'profession'), domain: text(r, 'domain') };
      return {
        head: team_of(r),
        ...(text(r, 'lowest') === 'yes' ? { tag: 'lowest' } : {}),
        cells: [
          { text: text(r, 'domain_name'), below: text(r, 'question') },
          score === null
            ? { text: 'Not scored' }
            : {
                text: format.cell(score, 1),
                figure: figure_name(SCORES, 'score', key),
                bar: Number(score) / HIGHEST,
              },
          { text: format.cell(r['actions'] ?? null) },
        ],
      };
    }),
  };
}

export function actions_view(rows: PlainRow[]): TableView {
  return {
    caption: 'Actions agreed',
    head: ['Action', 'Team and domain', 'Measure and target', 'Owner', 'Due', 'Status', 'Still lacks'].map(
      (t) => ({
        text: t,
        numeric: false,
      }),
    ),
    rows: rows.map((r) => ({
      head: text(r, 'action'),
      cells: [
        { text: team_of(r), below: text(r, 'domain_name') },
        text(r, 'measure') === '' ? { text: '–' } : { text: text(r, 'measure'), below: text(r, 'target') },
        { text: text(r, 'owner') || '–' },
        { text: text(r, 'due') === '' ? '–' : format.month(text(r, 'due')), nowrap: true },
        { text: text(r, 'status') || '–' },
        text(r, 'lacking') === ''
          ? { text: 'Nothing' }
          : { text: text(r, 'lacking'), tag: 'yellow' as const },
      ],
    })),
  };
}

/** Teams by domains; every cell carries its score. */
export function scores_map(rows: PlainRow[]): HeatMap {
  const teams = [...new Set(rows.map(team_of))];
  const domains = [...new Set(rows.map((r) => text(r, 'domain_name')))];
  return {
    rows: teams,
    short_rows: teams,
    columns: domains.map((d) => d.split(' ')[0] ?? d),
    cells: rows.map((r) => ({
      row: teams.indexOf(team_of(r)),
      column: domains.indexOf(text(r, 'domain_name')),
      value: r['score'] ?? null,
      figure: figure_name(SCORES, 'score', {
        team: text(r, 'team'),
        profession: text(r, 'profession'),
        domain: text(r, 'domain'),
      }),
    })),
    unit: 'of 4',
    digits: 1,
  };
}
