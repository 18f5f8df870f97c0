import path from 'node:path';
import { describe, it } from 'vitest';
import { isCommand } from '../../scripts/lib/debian-packages.mjs';
import { checkEditor } from './editor.js';
import { linesFor } from './editors-page.js';

const script = (name: string) => `luafile ${path.join(import.meta.dirname, name)}`;

/** Neovim without a screen, and with what newer ones have where this one lacks it. */
function neovim(configuration: string, ...before: string[]): string[] {
	const steps = [...before, script('newer-neovim.lua'), `luafile ${configuration}`, script('neovim.lua')];
	return ['nvim', '--headless', '--clean', ...steps.flatMap((step) => ['-c', step])];
}

const SHOWN = { error: 'ERROR', encoding: 'utf-16' } as const;

describe.skipIf(!isCommand('nvim'))('Neovim shows the finding and the hover and applies the fix', () => {
	it.each(['Neovim 0.11 and newer', 'Neovim 0.8 to 0.10', 'Neovim 0.7'])('as configured for %s', (name) =>
		checkEditor({ ...SHOWN, name, lines: linesFor(name, 'lua'), command: (file) => neovim(file) }),
	);

	it('where it counts bytes', () => {
		const command = (file: string) => neovim(file, script('utf-8.lua'));
		return checkEditor({
			...SHOWN,
			name: 'Neovim in UTF-8',
			lines: linesFor('Neovim 0.7', 'lua'),
			command,
			encoding: 'utf-8',
		});
	});
});
