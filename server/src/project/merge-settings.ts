import type { ProjectSettings } from '../protocol/project-settings.js';

/** Several sayings as one: what stands earlier wins, setting by setting and rule by rule. */
export function mergeSettings(...sayings: readonly ProjectSettings[]): ProjectSettings {
	return sayings.reduceRight((behind, { rules, targets, account, model, libraries }) => ({
		rules: { ...behind.rules, ...rules },
		targets: targets ?? behind.targets,
		account: account ?? behind.account,
		model: model ?? behind.model,
		libraries: libraries ?? behind.libraries,
	}));
}
