import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isCommand } from '../../scripts/lib/debian-packages.mjs';
import { checkFixed, FIX, homeIn, inFolderWithSample } from './editor-folder.js';
import { linesFor } from './editors-page.js';
import { Terminal } from './terminal.js';

it.skipIf(!isCommand('hx'))('Helix, as configured, shows the finding and the hover and applies the fix', () =>
	inFolderWithSample('utf-16', async (folder) => {
		const configuration = path.join(folder, 'home', 'helix');
		mkdirSync(configuration, { recursive: true });
		writeFileSync(path.join(configuration, 'languages.toml'), linesFor('Helix', 'toml'));
		const helix = new Terminal('hx server.c', { cwd: folder, env: { ...homeIn(folder), TERM: 'xterm-256color' } });
		try {
			await helix.typeUntil(' d', 'SO_EXCLUSIVEADDRUSE has no effect here');
			await helix.typeUntil(']d k', 'Too late.');
			await helix.typeUntil(' a', FIX);
			await helix.type('\r');
			await helix.type(':write-quit\r');
			expect(await helix.ended).toBe(0);
			checkFixed(readFileSync(path.join(folder, 'server.c'), 'utf8'));
		} finally {
			helix.kill();
		}
	}),
);
