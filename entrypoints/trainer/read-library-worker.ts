import { readLibraryFile, type ToReader } from '../../components/trainer/read-library-file.ts';

addEventListener('message', ({ data }: MessageEvent<ToReader>) => void readLibraryFile(data, (message) => postMessage(message)));
