// What the tests inside VS Code open and may change: copies.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** A fresh copy of test/editor/workspace. */
export function copyWorkspace() {
	const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'bindsight-workspace-'));
	cpSync(path.join(root, 'test', 'editor', 'workspace'), folder, { recursive: true });
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	return { folder, remove };
}

/**
 * A workspace of several folders: a fresh copy of test/editor/workspace first, and one that holds nothing.
 * @returns {{ file: string, remove(): void }} the file that VS Code opens
 */
export function makeMultiRootWorkspace() {
	const parent = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'bindsight-workspace-'));
	cpSync(path.join(root, 'test', 'editor', 'workspace'), path.join(parent, 'first'), { recursive: true });
	mkdirSync(path.join(parent, 'second'));
	const file = path.join(parent, 'tests.code-workspace');
	writeFileSync(file, JSON.stringify({ folders: [{ path: 'first' }, { path: 'second' }] }));
	const remove = () => rmSync(parent, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	return { file, remove };
}
