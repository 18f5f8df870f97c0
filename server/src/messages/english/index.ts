import { commandLine } from './command-line.js';
import { completion } from './completion.js';
import { hover } from './hover.js';
import { kernelRules } from './kernel-rules.js';
import { otherCauses } from './other-causes.js';
import { panel } from './panel.js';
import { panelParts } from './panel-parts.js';
import { ports } from './ports.js';
import { project } from './project.js';
import { resolver } from './resolver.js';
import { bindAndErrorRules } from './rule-binds-and-errors.js';
import { optionArgumentRules } from './rule-option-arguments.js';
import { orderAndConnectionRules } from './rule-order-and-connections.js';
import { rules } from './rules.js';
import { server } from './server.js';
import { sharingModels } from './sharing-models.js';
import { socketOptions } from './socket-options.js';
import { statuses } from './statuses.js';
import { verdict } from './verdict.js';
import { why } from './why.js';

/** Every sentence, by id, in ICU message syntax: `{name}` is a gap, `{n, plural, one {# cell} other {# cells}}` counts. */
export const english: Readonly<Record<string, string>> = {
	...resolver,
	...rules,
	...kernelRules,
	...optionArgumentRules,
	...bindAndErrorRules,
	...orderAndConnectionRules,
	...completion,
	...hover,
	...panel,
	...panelParts,
	...ports,
	...project,
	...commandLine,
	...sharingModels,
	...socketOptions,
	...statuses,
	...server,
	...verdict,
	...why,
	...otherCauses,
};
