import { text } from '../messages/text.js';
import type { ProjectFileProblem } from './read-project-file.js';

/** Where in the file, and why: `rules.option-after-bnd: There is no rule option-after-bnd.` */
export function problemInWords({ path, reason }: ProjectFileProblem): string {
	return path === '' ? text(reason) : text({ id: 'project.file.problem', args: { path, reason: text(reason) } });
}
