import { ancestors, attr, flatChildren, flatParent, isElement, tagOf } from '../dom/nodes.ts';
import { hasContent, shownText, valueText } from '../dom/shown-text.ts';
import { worded } from '../vocabulary.ts';
import type { Found, LabelNodes } from './pair.ts';

const CELL_ROLE = worded('cell_role');
const TABLE_ROLE = worded('table_role');

const isCell = (node: Node): node is Element => isElement(node) && (/^t[dh]$/.test(tagOf(node)) || CELL_ROLE.test(attr(node, 'role')));
const isRow = (node: Node): boolean => isElement(node) && (tagOf(node) === 'tr' || attr(node, 'role') === 'row');
const isHead = (cell: Element): boolean => attr(cell, 'scope') === 'col' || attr(cell, 'role') === 'columnheader';

const cellsOf = (row: Node): Element[] => flatChildren(row).filter(isCell);

function rowsOf(table: Node): Node[] {
  const rows: Node[] = [];
  const look = (node: Node, depth: number): void => {
    for (const child of flatChildren(node)) {
      if (rows.length >= 300 || depth > 5) return;
      if (isRow(child)) rows.push(child);
      else if (isElement(child) && !isCell(child)) look(child, depth + 1);
    }
  };
  look(table, 0);
  return rows;
}

const columnOf = (cells: readonly Element[], cell: Element): number => {
  let column = 0;
  for (const at of cells) {
    if (at === cell) return column;
    column += Math.max(1, Number(attr(at, 'colspan')) || 1);
  }
  return -1;
};
const cellAt = (cells: readonly Element[], column: number): Element | undefined => cells.find((cell) => columnOf(cells, cell) === column);

/**
 * The value of a label that fills a cell. Undefined: not such a label, look elsewhere; null: a header with no single value.
 * Beside the label first; below it where the row holds only labels. More than one row below is a list.
 */
export function valueInTable(node: Node, labels: LabelNodes): Found | null | undefined {
  const cell = [...ancestors(node, 10)].slice(0, 9).find(isCell);
  if (!cell || !labels.isLabel(cell)) return undefined;
  const row = flatParent(cell);
  if (!row || !isRow(row)) return undefined;
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  const table = tableOf(row);
  if (!table) return undefined;
  const rows = rowsOf(table);
  const next = cells[at + 1];
  const inHead = isElement(flatParent(row) ?? row) && tagOf(flatParent(row) as Element) === 'thead';
  const allHeads = cells.length > 1 && cells.every((one) => tagOf(one) === 'th' || isHead(one));
  // Some mark labels beside their values as heads of columns.
  const header = inHead || allHeads || (isHead(cell) && (!next || isHead(next))) || looksLikeHeader(row, rows, cells, labels);
  if (!header && next && (!labels.isLabel(next) || isPairRow(cells, at, rows, labels)) && !(tagOf(next) === 'th' && tagOf(cell) === 'th')) {
    return { nodes: [next], text: valueText(next), foundBy: 'table' };
  }
  const column = columnOf(cells, cell);
  const below: Element[] = [];
  const chosen: Element[] = [];
  const following = rows.slice(rows.indexOf(row) + 1);
  for (const other of following.length > 0 || !header ? following : rowsBeside(table, cells.length)) {
    const others = cellsOf(other);
    // Further heads with values of their own.
    if (others.length > 1 && others.every((one) => tagOf(one) === 'th' || isHead(one))) break;
    // Below a head of columns a label's word is a value.
    if (others.some((one, i) => labels.isLabel(one) && (i === 0 || !(inHead || allHeads))) || (others.length !== cells.length && !cellAt(others, column))) break;
    const value = cellAt(others, column);
    if (others.some((one) => hasContent(one)) && value) below.push(value);
    if (value && attr(other as Element, 'aria-selected') === 'true') chosen.push(value);
    if (below.length > 50) break;
  }
  if (below.length === 0) return null;
  if (chosen.length === 1) return { nodes: chosen, text: valueText(chosen[0]!), foundBy: 'table' };
  const texts = [...new Set(below.map((one) => shownText(one, { limit: 300 })).filter((text) => text !== ''))];
  return { nodes: below, text: texts.slice(0, 12).join('、'), foundBy: 'table', several: below.length > 1 };
}

/** The rows of a list whose head is a table of its own, so that it stays in sight while they scroll. */
function rowsBeside(table: Node, columns: number): Node[] {
  for (const at of ancestors(table, 4)) {
    const siblings = flatChildren(flatParent(at) ?? at).slice(0, 12);
    for (const beside of siblings.slice(siblings.indexOf(at) + 1)) {
      const rows = isElement(beside) ? rowsOf(beside) : [];
      if (rows[0] && cellsOf(rows[0]).length === columns) return rows;
    }
  }
  return [];
}

function tableOf(row: Node): Node | undefined {
  for (const at of ancestors(row, 8)) if (at !== row && (tagOf(at) === 'table' || TABLE_ROLE.test(attr(at, 'role')))) return at;
  return flatParent(row) ?? undefined;
}

/** A first row of three and more short plain cells, above several rows without any label, heads a list even without `th`. */
function looksLikeHeader(row: Node, rows: readonly Node[], cells: readonly Element[], labels: LabelNodes): boolean {
  if (cells.length < 3 || rows[0] !== row || rows.length < 2) return false;
  const rest = rows.slice(1, 6);
  if (rest.some((one) => labels.holdsLabel(one) || cellsOf(one).length !== cells.length)) return false;
  return cells.filter((one) => labels.isLabel(one)).length >= 2 || rest.length >= 2;
}

/** Is this row one of label, value, label, value, where a value happens to be a label's word ("来电渠道 | 电话")? Other rows tell. */
function isPairRow(cells: readonly Element[], at: number, rows: readonly Node[], labels: LabelNodes): boolean {
  if (at % 2 !== 0 || cells.length % 2 !== 0) return false;
  return rows.slice(0, 40).some((row) => {
    const others = cellsOf(row);
    return others.length >= 2 && labels.isLabel(others[0]!) && !labels.isLabel(others[1]!) && hasContent(others[1]!) && others.every((cell, i) => i % 2 === 1 || labels.isLabel(cell) || !hasContent(cell));
  });
}
