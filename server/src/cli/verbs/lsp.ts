import type { Command } from 'commander';
import { text } from '../../messages/text.js';

export function addLsp(program: Command): void {
	program
		.command('lsp')
		.summary(text({ id: 'cli.lsp.title' }))
		.description(text({ id: 'cli.lsp.description' }))
		.requiredOption('--stdio', text({ id: 'cli.lsp.stdio' }))
		// Editors add this one to end servers whose editor has gone; the server reads it from the arguments itself.
		.option('--clientProcessId <id>', text({ id: 'cli.lsp.clientProcessId' }))
		.addHelpText('after', text({ id: 'cli.lsp.examples' }))
		.action(() => {
			// A bundle of its own, so that no other verb has to load it.
			require('./lsp.cjs');
		});
}
