import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../domain/scenario.ts';
import { coverageOf, stagesOf } from '../../../scripts-library/packs/coverage.ts';
import { buildLibrary } from '../../../scripts-library/packs/library.ts';
import { flowRecord, scriptRecord } from './pack-factory.ts';

describe('coverage', () => {
  it('asks each scenario for the stages of the taxonomy', () => {
    expect(stagesOf('S06')).toEqual(['needs', 'handle']);
    expect(stagesOf('S46')).toEqual(['followup']);
    expect(stagesOf('S52')).toHaveLength(6);
    expect(SCENARIO_IDS.filter((id) => stagesOf(id).includes('handle'))).toHaveLength(46);
  });

  it('names a stage without a line, a type without words, and a scenario in no flow', () => {
    const { rows, holes } = coverageOf(buildLibrary([scriptRecord(), flowRecord()]));
    expect(rows[0]).toMatchObject({ scenario: 'S01', variants: { neutral: 1, silent: 0 }, stages: { opening: 1, close: 0 } });
    const ofS01 = holes.filter((hole) => hole.where === 'S01').map((hole) => hole.what);
    expect(ofS01).toContain('no silent variant');
    expect(ofS01).not.toContain('no line for opening');
    expect(ofS01).not.toContain('in no flow');
    expect(holes).toContainEqual({ where: 'S54', what: 'no line for close' });
    expect(holes).toContainEqual({ where: 'S54', what: 'in no flow' });
    expect(holes).toContainEqual({ where: 'SOP-14', what: 'no flow' });
    expect(holes).toContainEqual({ where: 'wealth', what: 'no disclosure' });
  });
});
