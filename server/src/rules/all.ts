import { combinedOptions } from './combined-options.js';
import { conflictingOptions } from './conflicting-options.js';
import { dualStackNotExclusive } from './dual-stack-not-exclusive.js';
import { listenerNotExclusive } from './listener-not-exclusive.js';
import { optionAfterBind } from './option-after-bind.js';
import { optionLevel } from './option-level.js';
import { reuseaddrListener } from './reuseaddr-listener.js';
import { reuseaddrUnicastUdp } from './reuseaddr-unicast-udp.js';
import type { Rule } from './rule.js';
import { samePortConflict } from './same-port-conflict.js';
import { uncheckedBind } from './unchecked-bind.js';

/** Every rule, by name. */
export const ALL_RULES: readonly Rule[] = [
	combinedOptions,
	conflictingOptions,
	dualStackNotExclusive,
	listenerNotExclusive,
	optionAfterBind,
	optionLevel,
	reuseaddrListener,
	reuseaddrUnicastUdp,
	samePortConflict,
	uncheckedBind,
];
