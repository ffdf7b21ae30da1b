import type { TransitDatabase } from './transit.ts';

/** The carrier's name, and under which its handle is kept. */
export const FOLDER = 'folder';
type AskableFolder = FileSystemDirectoryHandle & {
  queryPermission?(mode: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(mode: { readonly mode: 'readwrite' }): Promise<PermissionState>;
};

export interface FolderState {
  readonly name: string;
  /** `prompt`: the browser wants to be asked again, in a click. Folders of the origin itself have no permission to lose. */
  readonly permission: PermissionState;
}

const handleIn = async ({ kept }: TransitDatabase): Promise<AskableFolder | undefined> => (await kept.get(FOLDER))?.value as AskableFolder | undefined;

export async function folderState(transit: TransitDatabase): Promise<FolderState | null> {
  const folder = await handleIn(transit);
  return folder === undefined ? null : { name: folder.name, permission: (await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted' };
}

/** Another folder has nothing yet: what was put into the one before is put again. */
export async function keepFolder(transit: TransitDatabase, folder: FileSystemDirectoryHandle): Promise<void> {
  await transit.kept.put({ key: FOLDER, value: folder });
  for (const bundle of await transit.bundles.toArray()) await transit.bundles.put({ ...bundle, placed: bundle.placed.filter((name) => name !== FOLDER) });
}

/** Null without a folder or without permission. `ask`: in a click, the browser may be asked. */
export async function grantedFolder(transit: TransitDatabase, ask: boolean): Promise<FileSystemDirectoryHandle | null> {
  const folder = await handleIn(transit);
  if (folder === undefined) return null;
  const now = (await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted';
  const granted = now === 'granted' || (ask && (await folder.requestPermission?.({ mode: 'readwrite' })) === 'granted');
  return granted ? folder : null;
}
