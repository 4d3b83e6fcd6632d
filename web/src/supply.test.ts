import { describe, expect, it } from 'vitest';
import { make_fixture } from '../fixture/fixture';
import { fan_edges } from './charts/fan';
import { placed_bars } from './charts/waterfall';
import * as warning from './early_warning';
import * as placements from './placements';
import { plain_rows } from './plain_rows';
import { limits_view, route_view, routes_of } from './routes';
import * as supply from './supply';

const data = make_fixture('internal');
const rows_of = (table: string) => plain_rows(data.tables[table]);
const scenarios = supply.scenarios_of(rows_of(supply.LEVERS));
const base = { scenario: 'base', profession: 'POD', area: '', unit: 'people' as const };
const name = (code: string): string => `<${code}>`;

describe('futures', () => {
  const rows = supply.outlook_rows(rows_of(supply.OUTLOOK), base);

  it('are the year ends of one choice', () => {
    expect(rows.map((r) => r['month'])).toEqual(Array.from({ length: 16 }, (_, i) => `${2025 + i}-03`));
    expect(supply.outlook_rows(rows_of(supply.OUTLOOK), { ...base, area: 'nowhere' })).toEqual([]);
    expect(supply.outlook_rows(rows_of(supply.OUTLOOK), base, 'advanced')).toHaveLength(16);
  });

  it('begin with what is counted, so that the bands open there', () => {
    const shown = supply.fan_rows(rows, 'people');
    expect(shown[0]).toEqual({ month: '2025-03', value: 41 });
    expect(fan_edges(shown).map((edge) => edge[0])).toEqual([41, 0, 0, 0, 0, 0]);
  });

  it('are found in a sentence with their range', () => {
    expect(supply.outlook_finding(rows, 'Podiatrist', 'people')).toMatch(
      /^Podiatrist: 41 people in March 2025; 36 in March 2030, 80% range \d+ to \d+, and \d+ in March 2040, 80% range \d+ to \d+\.$/,
    );
    expect(supply.outlook_finding([], 'Podiatrist', 'people')).toBe('');
  });

  it('stand beside the base only for another scenario', () => {
    const heads = (view: { head: { text: string }[] }) => view.head.map((h) => h.text);
    expect(heads(supply.outlook_view(rows, [], 'fte', 'x'))).not.toContain('Base, middle');
    const both = supply.outlook_view(rows, rows, 'fte', 'x');
    expect(heads(both)).toContain('Base, middle');
    expect(both.rows.every((r) => r.cells.length === heads(both).length - 1)).toBe(true);
  });

  it('name figures that the report finds', () => {
    expect(supply.outlook_figure(rows[5]!, 'people_median')).toBe(
      'supply_outlook.people_median?month=2030-03&profession=POD&scenario=base',
    );
  });
});

describe('the waterfall', () => {
  const flows = rows_of(supply.FLOWS);

  it('ends where the closing stands', () => {
    for (const period of supply.periods_of(flows)) {
      const bars = supply.flow_bars(supply.flow_rows(flows, base, period.id));
      const steps = bars.filter((b) => !b.level).reduce((n, b) => n + b.value, bars[0]!.value);
      expect(steps, period.label).toBeCloseTo(bars.at(-1)!.value, 5);
      expect(placed_bars(bars).at(-2)![bars.at(-2)!.value < 0 ? 'low' : 'high']).toBeCloseTo(
        bars.at(-1)!.value,
        5,
      );
    }
  });

  it('offers the years from the opening first', () => {
    const labels = supply.periods_of(flows).map((p) => p.label);
    expect(labels.slice(0, 4)).toEqual([
      '5 years to March 2030',
      '10 years to March 2035',
      '15 years to March 2040',
      'Year to March 2026',
    ]);
  });

  it('leaves out moves only where they cancel', () => {
    const rows = supply.flow_rows(flows, base, '5/2030-03');
    const labels = (all: typeof rows) => supply.flow_bars(all).map((b) => b.label);
    expect(labels(rows)).not.toContain('Moved in');
    const uneven = rows.map((r) => (r['flow'] === 'moved_out' ? { ...r, mean: -1 } : r));
    expect(labels(uneven)).toContain('Moved in');
  });
});

describe('scenarios', () => {
  const differences = supply.difference_rows(rows_of(supply.SCENARIOS), '');

  it('have titles and levers', () => {
    expect(scenarios.map((s) => s.title)).toEqual([
      'As now',
      'Placements +20%',
      'International recruitment stops',
    ]);
    expect(scenarios[0]!.levers).toEqual([]);
  });

  it('stand in the order of their effect, whatever its sign', () => {
    const bars = supply.difference_bars(differences, 5, 'people', scenarios);
    expect(bars.map((b) => b.label)).toEqual(['International recruitment stops', 'Placements +20%']);
    expect(bars[0]!.note).toMatch(/^−\d+ to −\d+$/);
  });

  it('fill a table at each year', () => {
    const view = supply.difference_view(differences, 'fte', scenarios, 'All');
    expect(view.rows.map((r) => r.cells.length)).toEqual([6, 6]);
  });
});

describe('routes', () => {
  it('name the limit that holds them back, or nothing', () => {
    const lines = routes_of(rows_of(supply.ROUTES), 'base', '');
    expect(lines).toHaveLength(2);
    expect(route_view(lines[0]!, name).rows[0]!.cells.at(-1)).toEqual({
      text: 'Placement weeks',
      below: 'in 100% of futures',
    });
    expect(route_view(lines[1]!, name).rows[0]!.cells.at(-1)!.text).toBe('Nothing');
  });

  it('tell a cohort that is too small from a limit', () => {
    const [row] = routes_of(rows_of(supply.ROUTES), 'base', 'POD')[0]!;
    const view = route_view([{ ...row!, held_back: 20 }], name);
    expect(view.rows[0]!.cells.at(-1)!.text).toBe('Too few to run');
  });

  it('say where nothing is limited', () => {
    const view = limits_view(rows_of(supply.LIMITS), 'base', name);
    expect(view.rows.map((r) => r.cells[0]!.text)).toEqual(['1,100 weeks', 'Not limited']);
    expect(view.head.slice(2).map((h) => h.text)).toEqual([
      'Mar 26',
      'Mar 27',
      'Mar 28',
      'Mar 30',
      'Mar 35',
      'Mar 40',
    ]);
    expect(view.rows[0]!.cells).toHaveLength(view.head.length - 1);
  });

  it('spell limits of one profession', () => {
    expect(supply.limit_label('placement_weeks, POD', name)).toBe('Placement weeks, <POD>');
    expect(supply.limit_label('educator_weeks', name)).toBe('Educator weeks');
  });
});

describe('early warning', () => {
  const names: warning.Names = { profession: name, short: name, area: (code) => code };
  const rows = rows_of(warning.WARNINGS);

  it('keeps the order of urgency and says why each is here', () => {
    const view = warning.warnings_view(rows, names, 'x');
    expect(view.rows.map((r) => r.head)).toEqual([
      '<POD>',
      '<POD> in doncaster',
      '<PO>',
      '<PT> in doncaster',
    ]);
    expect(view.rows[1]!.cells[0]).toEqual({
      text: 'Possible',
      tag: 'yellow',
      below: 'Here because: on the list, few people',
    });
    expect(view.rows[3]!.cells[0]!.below).toMatch(/^Turned vulnerable: /);
    for (const row of view.rows) expect(row.cells).toHaveLength(view.head.length - 1);
  });

  it('says “No data” and “None” for what is not known', () => {
    const cells = warning.warnings_view(rows, names, 'x').rows[2]!.cells;
    expect(cells.at(-1)!.text).toBe('No data');
    expect(cells[7]!.text).toBe('None');
  });

  it('holds the years of a group against its floor', () => {
    const years = warning.years_of(rows_of(warning.WARNING_YEARS), 'POD|');
    expect(years).toHaveLength(16);
    expect(warning.years_finding(years, 'Podiatrist')).toContain('floor 32.8');
    expect(warning.years_view(years, 'Podiatrist').rows).toHaveLength(16);
  });
});

describe('placements', () => {
  it('say by team what is offered and needed in the last year shown', () => {
    const team = (name: string, month: string, offered: number): Record<string, string | number> => ({
      scenario: 'base',
      resource: 'weeks',
      profession: 'POD',
      team: name,
      month,
      offered,
      needed: offered * 2,
      needed_lower_80: offered,
      needed_upper_80: offered * 3,
      short: offered,
    });
    const own = [team('North', '2026-03', 10), team('North', '2027-03', 20), team('South', '2027-03', 30)];
    const view = placements.teams_view(own, 'base', 'weeks', name);
    expect(view.rows.map((r) => [r.head, ...r.cells.map((c) => c.text)])).toEqual([
      ['North', '<POD>', '20', '40', '20 to 60', '20'],
      ['South', '<POD>', '30', '60', '30 to 90', '30'],
    ]);
    expect(view.caption).toBe('Weeks by team, in the year to March 2027');
    expect(placements.teams_view(own, 'other', 'weeks', name).rows).toEqual([]);
  });

  const rows = rows_of(placements.PLACEMENTS);

  it('have a line for what is needed and, where it is limited, for what is offered', () => {
    const own = placements.placement_rows(rows, 'base', 'placement_weeks');
    expect(placements.placement_lines(own).map((l) => l.name)).toEqual(['Needed', 'Offered']);
    const open = own.map((r) => ({ ...r, offered: null }));
    expect(placements.placement_lines(open).map((l) => l.name)).toEqual(['Needed']);
    expect(placements.placement_finding(open, 'Weeks')).toContain('does not limit them');
  });

  it('list what each profession needs', () => {
    const view = placements.professions_view(rows, 'base', 'placement_weeks', name);
    expect(view.rows.map((r) => r.head)).toEqual(['<PT>', '<POD>']);
    expect(view.rows[0]!.cells).toHaveLength(view.head.length - 1);
  });
});
