import { buildForEndToEnd } from './build-extension.ts';

buildForEndToEnd();
