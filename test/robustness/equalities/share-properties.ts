import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CheckResults, collectResults, joinResults } from '../../../server/src/cli/findings/check-results.js';
import type { GivenPaths } from '../../../server/src/cli/given-paths.js';
import { plainColours, type Terminal } from '../../../server/src/cli/terminal.js';
import { workOf } from '../../../server/src/cli/work.js';
import { Choices } from '../fuzzing/choices.js';
import { filesIn } from '../fuzzing/files-in-text.js';
import { madeUpFiles } from '../fuzzing/made-up-files.js';
import type { Input, Property } from '../fuzzing/property.js';
import { firstDifference } from './same-analysis.js';

const SILENT: Terminal = {
	...{ colours: plainColours, width: undefined, isRead: true, link: (words: string) => words },
	print: () => Promise.resolve(),
	printError: () => {},
	tell: () => {},
	progress: () => {},
};

/** A folder of files, looked at as a whole and in shares, as the threads of `--jobs` and `--shard` look at it. */
async function differsInShares({ text, variation }: Input): Promise<string | undefined> {
	const choices = new Choices(variation);
	const folder = mkdtempSync(path.join(tmpdir(), 'bindsight-'));
	try {
		const names = Object.entries(filesIn(text)).map(([name, content]) => {
			const file = path.join(folder, name);
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, content);
			return file;
		});
		if (names.length === 0) {
			return undefined;
		}
		const asked = { targets: undefined };
		const collect = async (given: GivenPaths) => collectResults(await workOf(given, asked), asked, SILENT);
		const whole = await collect({ paths: [folder] });
		const count = 1 + choices.below(4);
		const shares: CheckResults[] = [];
		for (let number = 1; number <= count; number++) {
			shares.push(await collect({ paths: choices.shuffled(names), shares: [{ number, of: count }] }));
		}
		return firstDifference({ ...joinResults(shares), tree: undefined }, { ...whole, tree: undefined });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** What does not depend on who looks at which file. */
export const SHARES: readonly Property[] = [
	{
		name: 'shares',
		make(choices) {
			const language = choices.oneOf(['c', 'cpp'] as const);
			return { language, text: madeUpFiles(choices.seed(), language), variation: choices.seed() };
		},
		whatIsWrong: differsInShares,
	},
];
