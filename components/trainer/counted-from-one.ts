/** Machines count letters from nought, people from one. */
export const countedFromOne = (params: Readonly<Record<string, string | number>> = {}): Readonly<Record<string, string | number>> =>
  (typeof params['at'] === 'number' ? { ...params, at: params['at'] + 1 } : params);
