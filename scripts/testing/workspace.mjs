// The folder that the tests inside VS Code open and may change: a copy.
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
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
