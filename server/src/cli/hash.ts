import { createHash } from 'node:crypto';

/** What tells contents apart for the cache. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha1').update(content).digest('base64');
