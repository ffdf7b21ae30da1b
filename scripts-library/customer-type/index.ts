export { classifyCustomer } from './classify.ts';
export { createTypeTracker, type TrackedType, type TypeTracker } from './tracker.ts';
export { loadTypeModel } from './type-model.ts';
export type { CaseFacts, CueReason, CustomerEvidence, EvidenceTurn, TypeCue, TypeJudgement } from './evidence.ts';
export { CUE_REASONS } from './evidence.ts';
