export { PERSONAL_DATA_TYPES, type Finding, type PersonalDataType } from './finding.ts';
export { findBegunSecrets, findPersonalData, redact } from './find.ts';
export { maskName, maskValue } from './masks.ts';
export { normaliseMapped, replaceMapped, originalRange, type MappedText } from './mapped-text.ts';
