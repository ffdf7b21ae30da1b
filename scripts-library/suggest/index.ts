export type { DueStep, LineUsage, PinnedText, SuggestContext, SuggestReason, SuggestResult, Suggestion, WithheldLine } from './context.ts';
export { createLibraryIndex, type LibraryIndex } from './library-index.ts';
export { suggest } from './suggest.ts';
export { productFamilyOf } from './product-family.ts';
export { riskGrade } from './suitability.ts';
