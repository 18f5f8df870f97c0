import path from 'node:path';
import { describe, it } from 'vitest';
import { hasEglot } from '../../scripts/testing/editors.mjs';
import { checkEditor } from './editor.js';
import { linesFor } from './editors-page.js';

/** Emacs without a screen. */
function emacs(configuration: string): string[] {
	return ['emacs', '--batch', '--no-init-file', '-l', configuration, '-l', path.join(import.meta.dirname, 'emacs.el')];
}

describe.skipIf(!hasEglot())('Emacs', () => {
	it('shows the finding and the hover and applies the fix, with eglot', () =>
		checkEditor('Emacs', linesFor('Emacs', 'elisp'), emacs, 'eglot-error'));
});
