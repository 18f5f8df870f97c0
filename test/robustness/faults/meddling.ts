import { fileURLToPath } from 'node:url';

const HOOK = fileURLToPath(new URL('./hooks/meddle.cjs', import.meta.url));

/** What happens to a file while the command line is at work; hooks/meddle.cjs does it. */
export type Deed =
	| 'delete'
	| 'append'
	| 'empty'
	| 'pipe'
	| 'directory'
	| 'forbid'
	| 'breakDisk'
	| 'kill'
	| 'endThread'
	| 'fillThread';

/** The environment in which that happens to the file of that name, right before it is opened for the nth time. */
export function meddling(file: string, does: Deed, opening = 1): Record<string, string> {
	return {
		NODE_OPTIONS: `--require ${JSON.stringify(HOOK)}`,
		BINDSIGHT_MEDDLE: JSON.stringify({ file, does, opening }),
	};
}
