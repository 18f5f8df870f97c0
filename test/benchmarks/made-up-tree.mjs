// Folders of code, made up and taken away again.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { madeUpCode } from './made-up-code.mjs';

/** One file in so many has sockets. */
const WITH_SOCKETS = 50;
const FILES_A_PROJECT = 500;
const FILES_A_FOLDER = 50;

/**
 * Hands a folder to `use` that is gone afterwards.
 * @template T @param {(folder: string) => Promise<T>} use
 */
export async function inNewFolder(use) {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'bindsight-bench-'));
	try {
		return await use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Fills a folder with projects. @param {string} folder @param {number} files @param {number} length of each, in characters */
export function makeProjects(folder, files, length) {
	for (let number = 0; number < files; number++) {
		const project = path.join(folder, `project-${Math.floor(number / FILES_A_PROJECT)}`);
		const part = path.join(project, `part-${Math.floor((number % FILES_A_PROJECT) / FILES_A_FOLDER)}`);
		if (number % FILES_A_FOLDER === 0) mkdirSync(part, { recursive: true });
		if (number % FILES_A_PROJECT === 0) mkdirSync(path.join(project, '.git'));
		const code = madeUpCode(length, number % WITH_SOCKETS === 0, number * 6);
		writeFileSync(path.join(part, `file-${number}.c`), code);
	}
}
