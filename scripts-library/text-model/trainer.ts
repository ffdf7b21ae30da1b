/**
 * A model that `npm run train` makes. Pure: the caller reads the corpus and writes the file, so that a test can train too.
 * Register it in `scripts/train.ts`.
 */
export interface Trainer<Row = unknown> {
  readonly name: string;
  /** Folder of `*.jsonl` files, from the root of the project; read in the order of their names. */
  readonly corpus: string;
  /** Where the weights go, from the root of the project. */
  readonly weightsFile: string;
  /** The file's exact text. The same rows give the same bytes on every machine. */
  train(rows: readonly Row[]): string;
}
