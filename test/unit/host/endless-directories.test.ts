import { expect, it } from 'vitest';
import { ClientFiles } from '../../../server/src/host/client/client-files.js';

const SOURCE = { uri: 'loop:/a.c', name: 'a.c', kind: 'file' };

/** The files of a client whose directories hold these directories each. */
function filesWithDirectories(...names: string[]) {
	let asked = 0;
	const requests = {
		async readDirectory(uri: string) {
			asked++;
			const directories = names.map((name) => ({ uri: `${uri}/${name}`, name, kind: 'directory' }));
			return uri === 'loop:/' ? [SOURCE, ...directories] : directories;
		},
		readFile: async () => ({ unreadable: 'other' }),
	};
	const files = new ClientFiles(
		requests,
		() => true,
		async () => undefined,
	);
	return { files, asked: () => asked };
}

it.each([[['again']], [['one', 'other']]])(
	'a directory that leads back to itself is walked to an end: %j',
	async (names) => {
		const { files, asked } = filesWithDirectories(...names);
		expect(await files.listSources('loop:/')).toEqual([SOURCE.uri]);
		expect(asked()).toBeLessThanOrEqual(10_000);
	},
);
