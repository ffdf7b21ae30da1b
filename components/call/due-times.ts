/** Times people promise by, as a field of date and time takes them ("2026-11-22T17:00"), local. Those already past are left out. */
export function usualDueTimes(now: Date): readonly { readonly id: 'hour' | 'today' | 'tomorrow-morning' | 'tomorrow' | 'three-days'; readonly local: string }[] {
  const at = (days: number, hour: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const inAnHour = new Date(now.getTime() + 60 * 60_000);
  const times = [
    { id: 'hour' as const, due: inAnHour }, { id: 'today' as const, due: at(0, 17) }, { id: 'tomorrow-morning' as const, due: at(1, 12) }, { id: 'tomorrow' as const, due: at(1, 17) }, { id: 'three-days' as const, due: at(3, 17) },
  ];
  return times.filter(({ due }) => due > now).map(({ id, due }) => ({ id, local: localMinutes(due) }));
}

const two = (part: number): string => String(part).padStart(2, '0');
const localMinutes = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
