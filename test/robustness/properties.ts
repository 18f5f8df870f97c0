import { FIXES } from './equalities/fix-properties.js';
import { SESSIONS } from './equalities/session-properties.js';
import { SHARES } from './equalities/share-properties.js';
import { UNCHANGED } from './equalities/unchanged-properties.js';
import { FUZZING } from './fuzzing/fuzzing-properties.js';
import type { Property } from './fuzzing/property.js';

/** Everything that `npm run fuzz` tries. */
export const PROPERTIES: readonly Property[] = [...FUZZING, ...UNCHANGED, ...SESSIONS, ...SHARES, ...FIXES];
