import { access, constants, realpath, stat } from 'node:fs/promises';
import { whyUnreadable } from '../host/node/files-errors.js';
import { readBytes } from '../host/node/files-read.js';
import { replaceFile } from '../host/node/replace-file.js';
import { compatibleFixes, inOrder } from '../language-service/fix-all.js';
import { applyEdits } from '../project/text-edits.js';
import type { Message } from '../protocol/messages.js';
import { decode } from '../source/decode.js';
import { encode } from '../source/encode.js';
import { type AnalysedFile, analysePaths } from './analyse-paths.js';
import type { LocatedProblem } from './findings/located.js';
import { inWords } from './findings/nested-message.js';
import type { GivenPaths } from './given-paths.js';
import type { AskedFor } from './projects.js';
import type { Terminal } from './terminal.js';

/** So many times the files are looked at again after fixes: of fixes in each other's way one is applied a time. */
const MOST_ROUNDS = 10;

export interface FixedPaths {
	/** How many fixes were applied. */
	fixed: number;
	/** The files that could not be fixed. Each was told to the user already. */
	problems: LocatedProblem[];
}

/** Applies the safe fixes in every file that the paths stand for, until there is none left. */
export async function fixPaths(given: GivenPaths, asked: AskedFor, terminal: Terminal): Promise<FixedPaths> {
	const problems = new Map<string, LocatedProblem>();
	const files = new Set<string>();
	let fixed = 0;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const waiting: AnalysedFile[] = [];
		await analysePaths(given, asked, withoutWords(terminal), (analysed) => {
			if (!problems.has(analysed.file) && compatibleFixes(analysed.analysis.findings).length > 0) {
				waiting.push(analysed);
			}
		});
		if (waiting.length === 0) {
			break;
		}
		for (const analysed of waiting) {
			const { file } = analysed;
			const outcome = await applySafeFixes(analysed);
			if ('reason' in outcome) {
				problems.set(file, { file, message: outcome.reason, of: 'file' });
				terminal.tell({ id: 'cli.skipped', args: { file, reason: inWords(outcome.reason) } });
			} else {
				fixed += outcome.fixed;
				files.add(file);
			}
		}
	}
	terminal.tell({ id: 'cli.fix.fixed', args: { fixed, files: files.size } });
	return { fixed, problems: [...problems.values()] };
}

/** What goes wrong with a file is told when the files are looked at for the report. */
function withoutWords(terminal: Terminal): Terminal {
	return { ...terminal, tell: () => {} };
}

/** Writes a file anew with the safe fixes of its findings. A file that is not as it was when it was analysed stays. */
async function applySafeFixes({
	absolute,
	text,
	analysis,
}: AnalysedFile): Promise<{ fixed: number } | { reason: Message }> {
	const fixes = compatibleFixes(analysis.findings);
	const changed = applyEdits(text, inOrder(fixes.flat()));
	try {
		const reason = await rewriteFile(absolute, text, changed);
		return reason ? { reason } : { fixed: fixes.length };
	} catch (error) {
		return { reason: { id: 'cli.fix.notWritten', args: { reason: inWords(whyUnreadable(error)) } } };
	}
}

/**
 * Puts a text in the place of the one that a file held when it was read. Undefined where it was written, else why it was
 * not. May throw an error of the file system.
 */
export async function rewriteFile(file: string, before: string, after: string): Promise<Message | undefined> {
	// A link keeps leading to the same file.
	const target = await realpath(file);
	const status = await stat(target);
	if (!status.isFile()) {
		return { id: 'cli.fix.notRegular' };
	}
	if (status.nlink > 1) {
		return { id: 'cli.fix.otherNames' };
	}
	await access(target, constants.W_OK);
	const read = readBytes(target);
	if ('reason' in read) {
		return read.reason;
	}
	const decoded = decode(read.bytes);
	if (decoded.text !== before) {
		return { id: 'cli.fix.changedMeanwhile' };
	}
	const same = encode(before, decoded.encoding);
	const data = encode(after, decoded.encoding);
	if (!same || !data || !isEqual(same, read.bytes)) {
		return { id: 'cli.fix.otherBytes' };
	}
	const isStillRight = () => {
		const again = readBytes(target);
		return 'bytes' in again && isEqual(again.bytes, read.bytes);
	};
	const isWritten = await replaceFile(target, data, status, isStillRight);
	return isWritten ? undefined : { id: 'cli.fix.changedMeanwhile' };
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
	return Buffer.compare(a, b) === 0;
}
