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
import { unusedSuppression } from './unused-suppression.js';
import { wskControlParameters } from './wsk-control-parameters.js';
import { wskMissingIrp } from './wsk-missing-irp.js';
import { wskSocketCategory } from './wsk-socket-category.js';

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
	unusedSuppression,
	wskControlParameters,
	wskMissingIrp,
	wskSocketCategory,
];
