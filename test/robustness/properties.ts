import { UNCHANGED } from './equalities/unchanged-properties.js';
import { FUZZING } from './fuzzing/fuzzing-properties.js';
import type { Property } from './fuzzing/property.js';

/** Everything that `npm run fuzz` tries. */
export const PROPERTIES: readonly Property[] = [...FUZZING, ...UNCHANGED];
