import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Where runs leave their reports and screenshots; git ignores it. */
export const results = path.join(root, 'test-results');
