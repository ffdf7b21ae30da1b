export { SHEET_COLUMNS, SHEET_VARIANTS, type HeaderWords } from './columns.ts';
export { writeSheet } from './write-sheet.ts';
export { readSheet, type ReadingPace, type SheetFailure, type SheetFault, type SheetFaultCode } from './read-sheet.ts';
export { csvToRows, rowsToCsv, rowsToXlsx, textOfCsv, xlsxToRows, type SheetFileFailure } from './files.ts';
export { readPackFile, writePackFile, type PackFileFailure } from './pack-json.ts';
export { changesOf, type FieldChange } from './changes.ts';
