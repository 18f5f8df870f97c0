import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationToken } from 'vscode-languageserver';
import { collectResults } from '../../server/src/cli/findings/check-results.js';
import { plainColours, type Terminal } from '../../server/src/cli/terminal.js';
import { workOf } from '../../server/src/cli/work.js';
import { type Counts, counts } from '../../server/src/counts/counts.js';
import { loadGrammars } from '../../server/src/host/node/grammars.js';
import { filesOnDisk } from '../../server/src/host/node/workspace-files.js';
import { createServiceFrom } from '../../server/src/language-service/service-from-grammars.js';
import { createWorkspaceLinks } from '../../server/src/lsp/workspace-links.js';
import { madeUpCode, madeUpMistakes } from '../benchmarks/made-up-code.mjs';
import { makeProjects } from '../benchmarks/made-up-tree.mjs';

/** What is counted, and the work that it is counted over. */
export interface Workload {
	name: string;
	/** What that work came to. */
	count(): Promise<Partial<Counts>>;
}

const SILENT: Terminal = {
	...{ colours: plainColours, width: undefined, isRead: true, link: (words: string) => words },
	print: () => Promise.resolve(),
	printError: () => {},
	tell: () => {},
	progress: () => {},
};

/** What something adds to the counts. */
async function countsOf(what: () => unknown): Promise<Counts> {
	const before = { ...counts };
	await what();
	const names = Object.keys(counts) as (keyof Counts)[];
	return Object.fromEntries(names.map((name) => [name, counts[name] - before[name]])) as unknown as Counts;
}

async function check(folder: string): Promise<Counts> {
	const asked = { targets: undefined };
	return countsOf(async () => collectResults(await workOf({ paths: [folder] }, asked), asked, SILENT));
}

/** `check` over a folder that `fill` fills. */
async function checkFilled(fill: (folder: string) => void): Promise<Counts> {
	const folder = mkdtempSync(path.join(tmpdir(), 'bindsight-'));
	try {
		fill(folder);
		return await check(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** An edit of a document, once its version before was looked at. `edit` changes the line that is given. */
async function edited(
	length: number,
	pattern: RegExp,
	edit: (line: string) => string,
	mistakes = 0,
): Promise<Partial<Counts>> {
	const service = await createServiceFrom(await loadGrammars());
	const lines = (madeUpCode(length) + madeUpMistakes(mistakes)).split('\n');
	const document = { uri: 'file:///code.c', languageId: 'c' as const };
	service.analyse({ ...document, version: 0, text: lines.join('\n') });
	const middle = lines.findIndex((line, index) => index >= lines.length / 2 && pattern.test(line));
	lines[middle] = edit(lines[middle]!);
	return countsOf(() => service.analyse({ ...document, version: 1, text: lines.join('\n') }));
}

/** The folder of a document that is opened in an editor: read and linked, and nothing looked at but for that. */
async function opened(fill: (folder: string) => void): Promise<Counts> {
	const service = await createServiceFrom(await loadGrammars());
	const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bindsight-')));
	try {
		fill(folder);
		const links = createWorkspaceLinks({
			files: filesOnDisk(),
			units: service.units,
			open: { named: () => undefined, all: () => [] },
			settingsOf: () => ({}),
			isSkipped: () => false,
			reading: () => ({ step: () => {}, done: () => {} }),
			failed: (_, reason) => {
				throw reason;
			},
			...{ changed: () => {}, linked: () => {}, tooMany: () => {} },
		});
		links.setFolders([pathToFileURL(folder).href]);
		return await countsOf(() => links.allRead(CancellationToken.None));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A tree of the size of a small project's, with one file in fifty that has sockets. */
function projects(folder: string): void {
	makeProjects(folder, 300, 4000);
	mkdirSync(path.join(folder, 'ignored'));
	writeFileSync(path.join(folder, '.gitignore'), 'ignored/\n');
	writeFileSync(path.join(folder, 'ignored', 'large.c'), madeUpCode(100_000));
}

const AT_A_BIND = [/\bbind\(/, (line: string) => `/* checked */ ${line}`] as const;
const AT_ANOTHER_LINE = [/count\+\+/, (line: string) => `${line} /* counted */`] as const;
const A_NEW_LINE_ABOVE = [/^int serve_/, (line: string) => `\n${line}`] as const;

export const WORKLOADS: readonly Workload[] = [
	{ name: 'check samples/', count: () => check(path.resolve(import.meta.dirname, '../../samples')) },
	{ name: 'check 300 files, 6 with sockets', count: () => checkFilled(projects) },
	{
		name: 'check one file of 100 kB',
		count: () => checkFilled((folder) => writeFileSync(path.join(folder, 'code.c'), madeUpCode(100_000))),
	},
	{
		name: 'check one file with 300 mistakes',
		count: () =>
			checkFilled((folder) =>
				writeFileSync(path.join(folder, 'code.c'), `#include <winsock2.h>\n${madeUpMistakes(300)}`),
			),
	},
	{ name: 'open a folder of 300 files, 6 with sockets', count: () => opened(projects) },
	{ name: 'edit at a bind, 10 kB', count: () => edited(10_000, ...AT_A_BIND) },
	{ name: 'edit at a bind, 100 kB', count: () => edited(100_000, ...AT_A_BIND) },
	{ name: 'edit at another line, 100 kB', count: () => edited(100_000, ...AT_ANOTHER_LINE) },
	{ name: 'edit at a bind, 100 kB, with 20 mistakes', count: () => edited(100_000, ...AT_A_BIND, 20) },
	{ name: 'edit above a function, 100 kB', count: () => edited(100_000, ...A_NEW_LINE_ABOVE) },
];
