/** An object of named values, as JSON or IndexedDB give it: no list, no date, no null. */
export const isPlainRecord = (value: unknown): value is Readonly<Record<string, unknown>> => Object.prototype.toString.call(value) === '[object Object]';
