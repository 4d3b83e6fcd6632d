import { describe, expect, it } from 'vitest';
import { gap as fixture } from '../fixture/gap';
import { need as need_fixture } from '../fixture/need';
import { heat_map } from './charts/heat_map';
import { axis_top, scenario_lines, spread } from './charts/scenario_lines';
import * as gap from './gap';
import * as moving from './gap_moves';
import * as square from './gap_square';
import { plain_rows, type PlainRow } from './plain_rows';

const rows = (name: string): PlainRow[] => plain_rows(fixture.tables[name]);
const PROFESSIONS: Record<string, string> = { PT: 'Physiotherapist', OT: 'Occupational therapist' };
const names: gap.Names = {
  profession: (code) => PROFESSIONS[code] ?? code,
  short: (code) => code,
  level: (code) => code,
  setting: (code) => (code === 'community' ? 'Community' : 'Acute and specialist'),
  place: (code) => (code === '' ? 'No single place' : code.charAt(0).toUpperCase() + code.slice(1)),
  competency: (code) => code,
  line: (code) => code,
  barrier: (code) => `barrier ${code}`,
};
const now = gap.squares_of(gap.lines_of(rows(gap.COVER), '2025-03'), names);
const whole = gap.whole_of(rows(gap.TOTALS), '2025-03');
const behind = (s: gap.Square): square.Behind => ({
  work: square.work_of(s, rows(gap.WORK), '2025-03'),
  staff: rows(gap.STAFF),
  need: plain_rows(need_fixture.tables['need_lines']),
  matrix: [{ competency: 'S12', barrier_name: 'Approval is for doctors alone' }],
});
const of = (id: string): gap.Square => now.squares.find((s) => s.id === id)!;

describe('the map of the gap', () => {
  it('holds the first and last month of the base', () => {
    expect(gap.months_of(rows(gap.COVER))).toEqual(['2025-03', '2030-03']);
    expect(gap.months_of([])).toEqual([]);
  });

  it('sums lines to squares, the shortest setting first', () => {
    expect(now.settings).toEqual(['acute_specialist', 'community']);
    expect(now.squares.map((s) => [s.id, s.need, Math.round(s.unmet)])).toEqual([
      ['acute_specialist|doncaster', 0, 0],
      ['acute_specialist|sheffield', 840, 240],
      ['community|doncaster', 160, 0],
      ['community|sheffield', 720, 90],
    ]);
    expect(gap.shortest(now.squares)?.id).toBe('acute_specialist|sheffield');
    expect(gap.map_finding(now.squares, whole, names)).toBe(
      '330 of 1,720 hours a week are unmet (19%). Most hours: Acute and specialist, Sheffield, 240. Highest share: Acute and specialist, Sheffield, 29%.',
    );
  });

  it('writes the number into each cell, of nothing a nought, and a dash where nothing is needed', () => {
    const map = gap.gap_map(now, 'share', names, 'community|sheffield', []);
    expect(map.cells.map((c) => c.text)).toEqual(['–', '29%', '0%', '13%']);
    expect(gap.gap_map(now, 'hours', names, '', [240, 90]).cells.map((c) => c.text)).toEqual([
      '–',
      '240',
      '0',
      '90',
    ]);
    const drawn = heat_map(map)(900);
    expect(drawn.marks[1]).toMatchObject({
      text: 'Acute and specialist, Sheffield: 240 of 840 hours a week unmet, 29%',
      figure: 'acute_specialist|sheffield',
    });
  });

  it('tells a share that rounds to nothing from none', () => {
    expect(gap.share_text(1, 1000)).toBe('under 1%');
    expect(gap.share_text(0, 1000)).toBe('0%');
    expect(gap.share_text(0, 0)).toBe('0%');
    expect(gap.hours(-1.9e-12, 1)).toBe('0');
  });

  it('sums along both sides of its table', () => {
    const view = gap.map_view(now, whole, names, 'x');
    expect(view.rows.at(-1)).toMatchObject({ head: 'All settings', total: true });
    expect(view.rows.at(-1)!.cells.at(-1)).toEqual({ text: '330', below: 'of 1,720, 19%' });
    for (const row of view.rows) expect(row.cells.length).toBe(view.head.length - 1);
  });
});

describe('behind a cell', () => {
  it('says who covers it, by group of staff', () => {
    const s = of('acute_specialist|sheffield');
    const view = square.who_view(s, behind(s).work, names, 'x');
    expect(view.rows.map((r) => [r.head, r.cells[0]!.text])).toEqual([
      ['Physiotherapist, registered', '500.0'],
      ['Occupational therapist, registered', '100.0'],
      ['All staff', '600.0'],
    ]);
    expect(view.rows[1]!.cells.at(-1)!.text).toBe('Setting not known, Sheffield');
  });

  it('writes competencies small behind their line, but no abbreviation or number', () => {
    expect(['Care coordination', 'Section 12 approval', 'CBT', 'S12'].map(square.lower)).toEqual([
      'care coordination',
      'Section 12 approval',
      'CBT',
      'S12',
    ]);
  });

  it('says why the rest is unmet', () => {
    const s = of('acute_specialist|sheffield');
    const [ward, s12] = s.lines;
    expect(square.reason(ward!, behind(s), names)).toMatch(/^Short: .*Physiotherapist/);
    expect(square.reason(s12!, behind(s), names)).toBe(
      'Nobody in reach is both allowed and trained to do it. In the way: Approval is for doctors alone.',
    );
    const covered = of('community|doncaster');
    expect(square.reason(covered.lines[0]!, behind(covered), names)).toBe('Covered.');
  });

  it('tells staff who are left over but may not do it from none left', () => {
    const s = of('community|sheffield');
    const with_staff = (surplus: number): square.Behind => ({
      ...behind(s),
      need: [{ line_id: 'msk_sheffield', professions: 'PT' }],
      staff: [{ profession: 'PT', place: 'sheffield', hours: 100, surplus }],
    });
    expect(square.reason(s.lines[0]!, with_staff(0), names)).toBe(
      'Short: Physiotherapist. All 100 hours a week in Sheffield are used.',
    );
    expect(square.reason(s.lines[0]!, with_staff(10), names)).toContain('10 are left over, but not of staff');
    expect(square.reason(s.lines[0]!, { ...with_staff(0), staff: [] }, names)).toBe(
      'No Physiotherapist works in Sheffield.',
    );
  });

  it('shows lines alone where the matching of a month is not kept', () => {
    const later = gap.squares_of(gap.lines_of(rows(gap.COVER), '2030-03'), names);
    const s = later.squares.find((q) => q.id === 'community|sheffield')!;
    const view = square.why_view(s, undefined, names, 'x', (code) => code);
    expect(view.head.map((h) => h.text)).toEqual(['Line of need', 'Unmet', 'Needed', 'Function']);
    for (const shown of [view, square.why_view(of(s.id), behind(of(s.id)), names, 'x', (c) => c)])
      for (const row of shown.rows) expect(row.cells.length).toBe(shown.head.length - 1);
    expect(square.square_finding(of('acute_specialist|doncaster'), undefined, names)).toBe(
      'No line of need asks for care there.',
    );
  });
});

describe('what moves the gap', () => {
  const moves = rows(gap.MOVES);
  it('names each move with its kind', () => {
    expect(moving.first_moves(moves, '', 2).map((r) => moving.move_label(r, names))).toEqual([
      'Hire or free: Physiotherapist, Sheffield',
      'Change: barrier S12',
    ]);
    expect(moving.first_moves(moves, 'train', 9)).toHaveLength(1);
    expect(moving.move_bars(moves, names).map((b) => b.pattern)).toEqual([
      'plain',
      'dotted',
      'plain',
      'striped',
    ]);
    expect(moving.moves_finding(moves, names)).toContain(
      'Train: Occupational therapist, Sheffield, CC, 7.0.',
    );
  });

  it('says how the worth of training was made', () => {
    const view = moving.moves_view(moves, rows(gap.TRAINING), names, 'x');
    expect(view.rows[3]!.cells[2]!.text).toBe('23.3 hours of one full-time × 0.30 for a trained hour more');
    expect(moving.training_view(rows(gap.TRAINING), names).rows[0]!.cells.at(-1)!.text).toBe('7.0');
  });

  it('puts the dearest barrier first and writes specks as nothing', () => {
    const view = moving.barriers_view(rows(gap.BARRIERS));
    expect(view.rows.map((r) => r.cells.map((c) => c.text))).toEqual([
      ['legal', '87', '151', '£3,787', '790'],
      ['policy', '−7', '78', '−£301', '12'],
      ['legal', '0', '0', '£0', '0'],
    ]);
    expect(moving.barriers_finding(rows(gap.BARRIERS))).toBe(
      '2 of 3 barriers hold part of the gap. The most: Approval is for doctors alone, 87 hours and £3,787 a month.',
    );
    expect(moving.some_below_zero(rows(gap.BARRIERS))).toBe(true);
  });

  it('lists hours that are left over', () => {
    const left = moving.left_over(rows(gap.STAFF));
    expect(left.map((r) => [r['profession'], r['surplus']])).toEqual([
      ['DRAD', 90],
      ['OT', 2],
    ]);
    expect(moving.left_view(left, names).rows[0]!.cells.at(-1)!.text).toBe('100%');
  });
});

describe('the gap to come', () => {
  const totals = rows(gap.TOTALS);
  const scenarios = [
    { id: 'base', title: 'Base', levers: [] },
    { id: 'placements', title: 'Placements +20%', levers: [] },
  ];
  it('draws the base over months and each scenario where it was matched', () => {
    const { months, lines } = gap.scenario_lines(totals, scenarios);
    expect(months).toEqual(['2025-03', '2026-03', '2030-03']);
    expect(lines.map((l) => [l.name, l.base, l.points.filter((p) => p !== null).length])).toEqual([
      ['Base', true, 3],
      ['Placements +20%', false, 1],
      ['no_international', false, 1],
    ]);
    const picture = scenario_lines(months, lines, 'hours', 0)(900);
    expect(picture.marks[0]!.text).toBe('Base, March 2025: 330 hours, 80% range 210 to 630');
    expect(picture.marks.at(-1)!.figure).toBe('gap_totals.unmet?month=2030-03&scenario=no_international');
  });

  it('says it in words', () => {
    expect(gap.time_finding(totals, scenarios)).toBe(
      '330 hours a week are unmet in March 2025 (210 to 630 in four of five futures); 420 in March 2030 if nothing is done (300 to 720 in four of five futures). “Placements +20%” leaves 360, the least; “no_international” leaves 510, the most.',
    );
    expect(gap.time_finding([], scenarios)).toBe('');
    const view = gap.totals_view(totals, scenarios);
    for (const row of view.rows) expect(row.cells.length).toBe(view.head.length - 1);
  });

  it('ends its axis at a round number', () => {
    expect(axis_top(5982)).toEqual({ top: 6000, step: 2000 });
    expect(axis_top(0)).toMatchObject({ top: 1 });
  });

  it('keeps names at the end apart and in their order', () => {
    const at = spread([100, 102, 101, 300], [20, 20, 20, 20], 0, 310);
    expect([...at].sort((a, b) => a - b)).toEqual([100, 120, 140, 300]);
    expect(at[0]! < at[2]! && at[2]! < at[1]!).toBe(true);
    expect(Math.max(...spread([300, 305, 309], [20, 20, 20], 0, 310))).toBe(300);
  });
});
