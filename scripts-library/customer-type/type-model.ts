import { decodeWeights, type LinearModel, type WeightsFile } from '../text-model/index.ts';

let loaded: Promise<LinearModel> | null = null;

/** The trained weights, fetched and decoded once, after the first paint. Rejects when the chunk cannot be read: stay on neutral then. */
export function loadTypeModel(): Promise<LinearModel> {
  loaded ??= import('./weights.json').then((module) => decodeWeights(module.default as WeightsFile));
  return loaded;
}
