export * from './vocabulary.ts';
export * from './script.ts';
export * from './flow.ts';
export * from './reference.ts';
export * from './pack.ts';
