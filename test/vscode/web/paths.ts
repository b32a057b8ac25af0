import path from 'node:path';

/** The project's root: this file is test/vscode/web/paths.ts. */
export const root = path.resolve(__dirname, '../../..');
export const cacheRoot = path.join(root, '.cache');
