import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import type { Target } from '../../server/src/protocol/targets.js';
import { ALL_RULES } from '../../server/src/rules/all.js';
import { examplesIn, readRulePage } from './rule-pages.js';

export interface RuleCode {
	/** Where it stands. */
	name: string;
	code: string;
	language: 'c' | 'cpp';
	targets?: Target[];
}

/** Every fixture of the rules, every example of their pages, and every sample. */
export function allRuleCode(): RuleCode[] {
	return [
		...sourcesBelow(path.join(root, 'test', 'fixtures', 'rules')),
		...examples(),
		...sourcesBelow(path.join(root, 'samples')),
	];
}

/** The sources in a folder and the folders in it, in the order of their names. Each byte is one character of the code. */
export function sourcesBelow(folder: string): RuleCode[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:c|cc|cpp|cxx|h|hpp)$/i.test(entry.name))
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort()
		.map((file) => {
			const code = readFileSync(file, 'latin1');
			const targets = /^\/\/ targets?: (.*)/m.exec(code)?.[1]?.trim().split(/, */);
			return {
				name: path.relative(root, file),
				code,
				language: /\.(?:c|h)$/i.test(file) ? 'c' : 'cpp',
				targets: targets as Target[] | undefined,
			};
		});
}

function examples(): RuleCode[] {
	return ALL_RULES.flatMap(({ name }) =>
		[...readRulePage(name).parts].flatMap(([part, content]) =>
			examplesIn(content).map((example, i) => ({ name: `docs/rules/${name}.md, ${part} ${i + 1}`, ...example })),
		),
	);
}
