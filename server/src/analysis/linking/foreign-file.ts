import type { Target } from '../../protocol/targets.js';
import { type FunctionSummary, summaryWith } from '../summaries/summary.js';
import type { ConfigurationSummary, FileSummary } from './file-summary.js';

/** A file as others see it: every function with the file it stands in. */
export interface ForeignFile {
	uri: string;
	configuration: ConfigurationSummary;
	functions: readonly FunctionSummary[];
	byName: ReadonlyMap<string, readonly FunctionSummary[]>;
	/** By the position of their start in runs. */
	byStart: ReadonlyMap<number, FunctionSummary>;
}

/** The others see a file as its first configuration of a target has it. */
export function mainConfiguration({ configurations }: FileSummary, target: Target): ConfigurationSummary | undefined {
	return configurations.find((each) => each.target === target);
}

/** A file as others see it, by its main configuration. */
export function foreignFile(uri: string, configuration: ConfigurationSummary): ForeignFile {
	const functions = configuration.functions.map((each) => summaryWith(each, { file: uri }));
	const byName = new Map<string, FunctionSummary[]>();
	for (const summary of functions) {
		if (summary.name) {
			byName.set(summary.name, [...(byName.get(summary.name) ?? []), summary]);
		}
	}
	const byStart = new Map(functions.map((each) => [each.offset + each.start, each]));
	return { uri, configuration, functions, byName, byStart };
}

/** A function that is `static` in a header is there for those who include it. */
export function isVisible({ name, isStatic, file }: FunctionSummary): boolean {
	return name !== '' && name !== 'main' && (!isStatic || /\.(h|hh|hpp|hxx|inl|inc)$/i.test(file!));
}
