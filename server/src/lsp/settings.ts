import { ACCOUNTS, RULE_LEVELS, WINSOCK_MODELS } from '../project/project-file-schema.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import { TARGETS, type Target } from '../protocol/targets.js';

/** The settings of the section `bindsight` that the server itself reads. */
export interface Settings {
	hoverEnabled: boolean;
	inlayHintsEnabled: boolean;
	/** For what the project's own file leaves open. */
	project: ProjectSettings;
}

export const DEFAULT_SETTINGS: Settings = { hoverEnabled: true, inlayHintsEnabled: false, project: {} };

/** What a client's settings say for this server; undefined where they say nothing. */
export function bindsightSection(settings: unknown): unknown {
	return property(settings, 'bindsight');
}

/** Reads what the client answers for the section `bindsight`. What is missing or makes no sense is left at its default. */
export function readSettings(section: unknown): Settings {
	const enabled = (feature: string, otherwise: boolean) => {
		const value = property(property(section, feature), 'enabled');
		return typeof value === 'boolean' ? value : otherwise;
	};
	return {
		hoverEnabled: enabled('hover', DEFAULT_SETTINGS.hoverEnabled),
		inlayHintsEnabled: enabled('inlayHints', DEFAULT_SETTINGS.inlayHintsEnabled),
		project: {
			rules: readRules(property(section, 'rules')),
			targets: readTargets(property(section, 'targets')),
			account: oneOf(ACCOUNTS, property(section, 'account')),
			model: oneOf(WINSOCK_MODELS, property(section, 'model')),
		},
	};
}

/** `auto`, one target or a list of targets. */
function readTargets(value: unknown): readonly Target[] | undefined {
	const asked = Array.isArray(value) ? value : [value];
	const known = TARGETS.filter((target) => asked.includes(target));
	return known.length > 0 ? known : undefined;
}

function readRules(value: unknown): ProjectSettings['rules'] {
	const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
	return Object.fromEntries(
		entries.flatMap(([rule, level]) => {
			const known = oneOf(RULE_LEVELS, level);
			return known === undefined ? [] : [[rule, known]];
		}),
	);
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
	return known.find((one) => one === value);
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
