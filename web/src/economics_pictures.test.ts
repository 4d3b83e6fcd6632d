import { describe, expect, it } from 'vitest';
import { around_zero, plane } from './charts/plane';
import { tornado } from './charts/tornado';
import { share_text, worth_lines } from './charts/worth_lines';
import * as pictures from './economics_pictures';
import type { PlainRow } from './plain_rows';

const shares = (pairs: [number, number][]): PlainRow[] =>
  pairs.flatMap(([worth, share]) => [
    { model: 'm', worth, strategy: 'usual', share: 1 - share },
    { model: 'm', worth, strategy: 'new_way', share },
  ]);
const turning = pictures.worth_lines_of(
  shares([
    [0, 0.1],
    [10, 0.5],
    [50, 0.9996],
  ]),
);

const swing = (parameter: string, at_low: number | null, at_high: number): PlainRow => ({
  model: 'm',
  parameter,
  title: `Title of ${parameter}`,
  low: 0.1,
  high: 0.4,
  of: 'saved',
  at_low,
  at_high,
});
const SWINGS = [swing('still', 60, 60), swing('some', 70, 50), swing('most', 10, 90), swing('gap', null, 9)];
const SAVED = { name: 'Saved', unit: 'visits' };

const result = (measure: string, low: number, high: number, value: number | null = null): PlainRow => ({
  model: 'm',
  strategy: 'new_way',
  measure,
  unit: 'visits saved',
  value,
  low,
  high,
});

describe('acceptability', () => {
  it('says where the lead changes and where strategies are level', () => {
    expect(pictures.worth_finding(turning)).toBe(
      'Best most often by what one more effect is worth: Usual at £0, Usual and New way at £10, New way at £50.',
    );
  });

  it('says how often the one leader is best', () => {
    const lines = pictures.worth_lines_of(
      shares([
        [0, 0.6],
        [20, 1],
      ]),
    );
    expect(pictures.worth_finding(lines)).toBe(
      'New way is best in 60% to 100% of draws, at £0 to £20 for one more effect.',
    );
    expect(pictures.worth_finding(lines, true)).toContain('in about 60% to about 100% of draws');
    expect(pictures.worth_finding([])).toBe('');
  });

  it('never rounds to all or to none', () => {
    expect([0, 0.04, 50, 99.96, 100].map((s) => share_text(s))).toEqual([
      '0%',
      'under 1%',
      '50%',
      'over 99%',
      '100%',
    ]);
  });

  it('places amounts at their true distances and lets each be visited', () => {
    const picture = worth_lines(turning, 'visits')(800);
    expect(picture.option.xAxis).toMatchObject({ type: 'value', min: 0, max: 50 });
    expect(picture.marks).toHaveLength(6);
    expect(picture.marks[5]).toMatchObject({
      text: 'New way, £50: over 99% of draws',
      figure: 'economics_acceptability.share?model=m&worth=50&strategy=new_way',
    });
  });
});

describe('tornado', () => {
  it('draws what moves the figure, widest first, and counts what does not', () => {
    expect(pictures.tornado_bars(SWINGS).map((b) => b.label)).toEqual(['Title of most', 'Title of some']);
    expect(pictures.tornado_finding(SWINGS, SAVED)).toBe(
      'Saved, moved most by “Title of most”: 10.0 to 90.0 visits. 1 of 4 parameters move it not at all or too little to show.',
    );
    expect(pictures.tornado_finding([SWINGS[0]!], SAVED)).toBe(
      'Saved: no parameter moves it by what would show.',
    );
  });

  it('tells which end is which', () => {
    expect(tornado(pictures.tornado_bars(SWINGS), 'visits', 1)(390).marks[1]).toMatchObject({
      text: 'Title of some: 70.0 visits with the parameter low, 50.0 visits with it high',
      figure: 'economics_tornado.at_high?model=m&parameter=some',
    });
  });

  it('names what is moved', () => {
    const rows = [{ quantity: 'saved', title: 'Visits saved', unit: 'visits' }];
    expect(pictures.moved(SWINGS, rows)).toEqual({ name: 'Visits saved', unit: 'visits' });
    expect(pictures.moved([{ of: 'net_benefit' }], rows).unit).toBe('pounds');
  });
});

describe('plane', () => {
  const rows = [result('effect', 1, 2), result('more_cost', -300, -70), result('more_effect', -5, 20)];

  it('says more and less in words', () => {
    expect(pictures.plane_finding(pictures.plane_boxes(rows), 'usual')).toBe(
      'New way costs £70 to £300 less and gives from 5 less to 20 more (visits saved). Each range holds 95 of 100 draws, beside usual.',
    );
    expect(pictures.plane_boxes(rows.slice(0, 2))).toEqual([]);
  });

  it('shows no point where only a range is known', () => {
    expect(pictures.plane_boxes(rows)[0]!.point).toBeNull();
    const known = [result('more_cost', 1, 9, 4), result('more_effect', 1, 9, 5)];
    expect(pictures.plane_boxes(known)[0]!.point).toEqual([5, 4]);
  });

  it('keeps zero in sight', () => {
    expect(around_zero([600, 1100])).toEqual({ min: -250, max: 1250, interval: 250 });
    expect(around_zero([-90, -10])).toEqual({ min: -100, max: 20, interval: 20 });
    expect(plane(pictures.plane_boxes(rows), 'visits')(800).marks).toHaveLength(1);
  });
});
