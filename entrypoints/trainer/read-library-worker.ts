import { readLibraryFile } from '../../components/trainer/read-library-file.ts';

addEventListener('message', ({ data }: MessageEvent<File>) => void readLibraryFile(data, (message) => postMessage(message)));
