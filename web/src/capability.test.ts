import { describe, expect, it } from 'vitest';
import { capability as page, readiness as ready } from '../fixture/capability';
import * as capability from './capability';
import { sunburst } from './charts/sunburst';
import { plain_rows } from './plain_rows';
import { headlines } from './readiness';

const matrix = plain_rows(page.tables[capability.MATRIX]);
const none = new Map<string, capability.Cover>();

describe('the wedges of capability', () => {
  it('fill the circle, ring by ring', () => {
    const all = capability.wedges(matrix, 'now', none);
    for (const ring of [0, 1, 2] as const) {
      const own = all.filter((w) => w.ring === ring);
      expect(own[0]!.from).toBe(0);
      expect(own.at(-1)!.to).toBeCloseTo(1, 9);
      own.slice(1).forEach((w, i) => expect(w.from).toBeCloseTo(own[i]!.to, 9));
    }
    expect(all.filter((w) => w.ring === 0).map((w) => w.label)).toEqual([
      'Primary care',
      'Community services',
    ]);
  });

  it('show the best state, now, in future and when a barrier falls', () => {
    const state = (id: string, when: string): string =>
      capability.wedges(matrix, when, none).find((w) => w.id === id)!.state;
    expect(state('PRIMARY_CARE|TREAT|PRESCRIBE', 'now')).toBe('lawful');
    expect(state('COMMUNITY_SERVICES|TREAT|PRESCRIBE', 'now')).toBe('blocked');
    expect(state('COMMUNITY_SERVICES|TREAT|PRESCRIBE', 'future')).toBe('blocked');
    expect(state('COMMUNITY_SERVICES|TREAT|PRESCRIBE', 'PRESCRIBING')).toBe('lawful');
    expect(state('COMMUNITY_SERVICES|TREAT|CC', 'now')).toBe('future');
    expect(state('COMMUNITY_SERVICES|TREAT|CC', 'future')).toBe('lawful');
  });

  it('are sized by need and know their cover where matching is there', () => {
    const cover = capability.cover_of([
      { setting: 'primary_care', function: 'ASSESS', competency: 'FALLS', need: 30, covered: 10 },
      { setting: 'primary_care', function: 'ASSESS', competency: 'FALLS', need: 10, covered: 10 },
    ]);
    const falls = capability.wedges(matrix, 'now', cover).find((w) => w.id === 'PRIMARY_CARE|ASSESS|FALLS')!;
    expect(falls.need).toBe(40);
    expect(falls.cover).toBe(0.5);
    expect(capability.wedge_text(falls)).toContain('40 hours a week needed, 50% of them covered');
  });

  it('say who, who could, and what stops the rest', () => {
    const own = matrix.filter((r) => r['competency'] === 'PRESCRIBE');
    const detail = capability.detail_of(own, 'now');
    expect(detail.does).toEqual([
      'Physiotherapist: 60% trained (35% to 85%, assumed), 40 hours a week of staff',
    ]);
    expect(detail.stopped[0]).toBe('Occupational therapist: no right to prescribe; if this fell: lawful');
    expect(detail.evidence[0]).toContain('Mark: assumed.');
  });

  it('are marks that the arrow keys visit', () => {
    const all = capability.wedges(matrix, 'now', none);
    const picture = sunburst(all, '')(390);
    expect(picture.marks).toHaveLength(all.length);
    expect(picture.height).toBe(390);
    expect(picture.marks[2]!.text).toMatch(
      /^Falls assessment and prevention, Primary care, Assessment: Lawful/,
    );
  });
});

it('counts gaps and entries of cells', () => {
  const cells = plain_rows(page.tables[capability.CELLS]);
  const view = capability.cells_view(cells, 'matrix 2019', 'Cells');
  expect(view.rows).toHaveLength(6);
  expect(view.rows[1]!.cells[0]).toMatchObject({ text: '1', below: '1 blocked' });
  expect(view.rows[0]!.cells[2]!.text).toBe('Gap');
  expect(capability.cells_map(cells).cells).toHaveLength(18);
});

it('names the lowest domain of a team', () => {
  expect(headlines(plain_rows(ready.tables['readiness_scores']))).toEqual([
    'Stroke team: Extending skills and knowledge, 1.0 of 4.',
  ]);
});
