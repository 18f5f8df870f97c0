import path from 'node:path';
import { createProjectFiles, type LoadedProjectFile } from '../host/node/project-files.js';
import { text } from '../messages/text.js';
import { mergeSettings } from '../project/merge-settings.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import type { Target } from '../protocol/targets.js';
import type { LocatedProblem } from './findings/located.js';
import { inWords, type NestedMessage } from './findings/nested-message.js';
import { placesOf } from './places.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** What was said on the command line itself; it wins over every project file. */
export interface AskedFor {
	/** `--target`; undefined leaves it to the project, then to the file. */
	targets: readonly Target[] | undefined;
	/** `--config`: the one project file that counts. */
	config?: string;
}

/** The projects that files belong to. */
export interface Projects {
	/** What is said of a file, by its absolute path. */
	settingsOf(file: string): ProjectSettings;
	/** What was wrong in the project files read so far. Each was told to the user already. */
	readonly problems: readonly LocatedProblem[];
}

/** Throws a UsageError where `--config` cannot be read. */
export function openProjects({ targets, config }: AskedFor, terminal: Terminal): Projects {
	const files = createProjectFiles();
	const named = config === undefined ? undefined : files.load(path.resolve(config));
	if (config !== undefined && named?.unreadable) {
		throw new UsageError({ id: 'cli.cannotRead', args: { file: config, reason: text(named.unreadable) } });
	}
	const told = new Set<string>();
	const problems: LocatedProblem[] = [];

	function tell(loaded: LoadedProjectFile): void {
		if (told.has(loaded.file)) {
			return;
		}
		told.add(loaded.file);
		const file = printedName(loaded.file);
		for (const message of mistakesIn(loaded)) {
			problems.push({ file, message, of: 'project' });
			terminal.tell({ id: 'cli.skipped', args: { file, reason: inWords(message) } });
		}
	}

	return {
		settingsOf(file) {
			const loaded = named ?? files.for(file);
			if (!loaded) {
				return { targets };
			}
			tell(loaded);
			return mergeSettings({ targets }, loaded.settings);
		},
		problems,
	};
}

function mistakesIn({ text: content, problems, unreadable }: LoadedProjectFile): NestedMessage[] {
	if (unreadable) {
		return [unreadable];
	}
	const places = placesOf(content);
	return problems.map(({ span, path: where, reason }) => {
		const { line } = places.printed(span).start;
		const problem = where === '' ? reason : { id: 'project.file.problem', args: { path: where, reason } };
		return { id: 'project.file.problemAt', args: { line, problem } };
	});
}

/** From the working directory, so that the same run elsewhere prints the same. */
function printedName(file: string): string {
	return path.relative(process.cwd(), file).replaceAll(path.sep, '/');
}
