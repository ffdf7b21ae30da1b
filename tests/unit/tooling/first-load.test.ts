import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { firstLoadScripts } from '../../../scripts/first-load.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function build(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'aside-build-'));
  folders.push(folder);
  mkdirSync(join(folder, 'chunks'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

describe('what a page loads first', () => {
  it('follows scripts, preloads and static imports, minified or not', () => {
    const folder = build({
      'panel.html': '<script type="module" crossorigin src="/chunks/panel-A1.js"></script><link rel="modulepreload" crossorigin href="/chunks/shared-B2.js">',
      'chunks/panel-A1.js': 'import{a as b}from"./shared-B2.js";import"./side-C3.js";export*from"./also-D4.js";const x=1',
      'chunks/shared-B2.js': 'var a=1;export{a};', 'chunks/side-C3.js': '', 'chunks/also-D4.js': '',
    });
    expect(firstLoadScripts(folder, 'panel.html')).toEqual(['chunks/also-D4.js', 'chunks/panel-A1.js', 'chunks/shared-B2.js', 'chunks/side-C3.js']);
  });

  it('leaves out what is loaded on demand, and survives modules that import each other', () => {
    const folder = build({
      'panel.html': '<script type="module" src="/chunks/a.js"></script>',
      'chunks/a.js': 'import{b}from"./b.js";const later=()=>import("./later.js")',
      'chunks/b.js': 'import{a}from"./a.js";', 'chunks/later.js': '',
    });
    expect(firstLoadScripts(folder, 'panel.html')).toEqual(['chunks/a.js', 'chunks/b.js']);
  });
});
