import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderWith } from '../../command-line/helpers/bindsight.js';

export const WATCH = fileURLToPath(new URL('./hooks/watch.cjs', import.meta.url));

/** What a program did, as hooks/watch.cjs has written it down. */
export interface Watched {
	/** What a program is to be started with. */
	env: { NODE_OPTIONS: string; BINDSIGHT_WATCHED: string };
	/** The files and directories whose content it asked for. */
	reads(): string[];
	/** The connections, look-ups of names and programs that it asked for, and did not get. */
	leaves(): string[];
}

/** Watches the programs that are started with its environment. */
export function watched(): Watched {
	const list = path.join(folderWith(), 'watched');
	const lines = () => (existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n') : []);
	const of = (kind: string) =>
		lines()
			.map((line) => JSON.parse(line) as { kind: string; what: string })
			.flatMap((each) => (each.kind === kind ? each.what : []));
	return {
		env: { NODE_OPTIONS: `--require ${JSON.stringify(WATCH)}`, BINDSIGHT_WATCHED: list },
		reads: () => of('reads'),
		leaves: () => of('leaves'),
	};
}
