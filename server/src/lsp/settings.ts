import { TARGETS, type Target } from '../protocol/targets.js';

/** The settings of the section `bindsight` that the server itself reads. */
export interface Settings {
	hoverEnabled: boolean;
	/** Undefined: as each file shows. */
	targets: readonly Target[] | undefined;
}

export const DEFAULT_SETTINGS: Settings = { hoverEnabled: true, targets: undefined };

/** Reads what the client answers for the section `bindsight`. What is missing or makes no sense is left at its default. */
export function readSettings(section: unknown): Settings {
	const hover = property(section, 'hover');
	const enabled = property(hover, 'enabled');
	return {
		hoverEnabled: typeof enabled === 'boolean' ? enabled : DEFAULT_SETTINGS.hoverEnabled,
		targets: readTargets(property(section, 'targets')),
	};
}

/** `auto`, one target or a list of targets. */
function readTargets(value: unknown): readonly Target[] | undefined {
	const asked = Array.isArray(value) ? value : [value];
	const known = TARGETS.filter((target) => asked.includes(target));
	return known.length > 0 ? known : undefined;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
