import { conflictingOptions } from './conflicting-options.js';
import { optionAfterBind } from './option-after-bind.js';
import { reuseaddrListener } from './reuseaddr-listener.js';
import type { Rule } from './rule.js';
import { uncheckedBind } from './unchecked-bind.js';

/** Every rule, by name. */
export const ALL_RULES: readonly Rule[] = [conflictingOptions, optionAfterBind, reuseaddrListener, uncheckedBind];
