export { missingBankFigures } from './bank-figures.ts';
export { isKnownPlaceholder, PLACEHOLDERS, type PlaceholderEntry, type PlaceholderSource } from './catalogue.ts';
export { FORMATTER_NAMES } from './formatters.ts';
export { placeholdersIn, templateProblems } from './problems.ts';
export { BROKEN_TEMPLATE, renderScript, type PlaceholderValue, type RenderContext, type RenderedPart, type RenderedScript } from './render.ts';
export { isVipTier, placeholderValues, surnameOf, type ValueSources } from './values.ts';
