import path from 'node:path';
import { describe, it } from 'vitest';
import { hasEglot } from '../../scripts/testing/editors.mjs';
import { checkEditor } from './editor.js';
import { linesFor } from './editors-page.js';

const script = (name: string) => path.join(import.meta.dirname, name);

/** Emacs without a screen. */
function emacs(...files: string[]): string[] {
	return ['emacs', '--batch', '--no-init-file', ...[...files, script('emacs.el')].flatMap((file) => ['-l', file])];
}

describe.skipIf(!hasEglot())('Emacs with eglot shows the finding and the hover and applies the fix', () => {
	const shown = { lines: linesFor('Emacs', 'elisp'), error: 'eglot-error' };

	it('as configured', () =>
		checkEditor({ ...shown, name: 'Emacs', command: (file) => emacs(file), encoding: 'utf-16' }));

	it('where it counts characters', () => {
		const command = (file: string) => emacs(script('utf-32.el'), file);
		return checkEditor({ ...shown, name: 'Emacs in UTF-32', command, encoding: 'utf-32' });
	});
});
