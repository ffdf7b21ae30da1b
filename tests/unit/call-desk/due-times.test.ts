import { expect, it } from 'vitest';
import { usualDueTimes } from '../../../components/call/due-times.ts';

it('offers usual times that are still to come, as the field takes them, across the end of a month', () => {
  expect(usualDueTimes(new Date(2026, 0, 31, 16, 20)).map(({ id, local }) => `${id} ${local}`)).toEqual([
    'hour 2026-01-31T17:20', 'today 2026-01-31T17:00', 'tomorrow-morning 2026-02-01T12:00', 'tomorrow 2026-02-01T17:00', 'three-days 2026-02-03T17:00',
  ]);
  expect(usualDueTimes(new Date(2026, 11, 31, 23, 30)).map(({ id, local }) => `${id} ${local}`)).toEqual([
    'hour 2027-01-01T00:30', 'tomorrow-morning 2027-01-01T12:00', 'tomorrow 2027-01-01T17:00', 'three-days 2027-01-03T17:00',
  ]);
});
