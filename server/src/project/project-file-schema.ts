import * as z from 'zod';
import { text } from '../messages/text.js';
import { SEVERITIES } from '../protocol/findings.js';
import type { ProjectSettings } from '../protocol/project-settings.js';
import { TARGETS } from '../protocol/targets.js';
import { ALL_RULES } from '../rules/all.js';
import { librarySchema } from './library-schema.js';

/** The name of the file in which a project says how its code is to be judged. */
export const PROJECT_FILE = '.bindsight.json';

/** How loud a rule can be. */
export const RULE_LEVELS = ['off', ...SEVERITIES] as const;
export const ACCOUNTS = ['same', 'different', 'unknown'] as const;
export const WINSOCK_MODELS = ['winsock', 'winsock-xp', 'winsock-2008-article'] as const;

const words = (id: string) => text({ id });

/** What may stand in `.bindsight.json`. */
export const projectFileSchema = z.strictObject({
	$schema: z.string().optional().describe(words('project.schema.schema')),
	version: z.literal(1).optional().describe(words('project.schema.version')),
	rules: z
		.strictObject(
			Object.fromEntries(
				ALL_RULES.map(({ name, summary }) => [name, z.enum(RULE_LEVELS).optional().describe(text(summary))]),
			),
		)
		.optional()
		.describe(words('project.schema.rules')),
	targets: z.array(z.enum(TARGETS)).min(1).optional().describe(words('project.schema.targets')),
	account: z.enum(ACCOUNTS).optional().describe(words('project.schema.account')),
	model: z.enum(WINSOCK_MODELS).optional().describe(words('project.schema.model')),
	libraries: z.array(librarySchema).optional().describe(words('project.schema.libraries')),
}) satisfies z.ZodType<ProjectSettings>;

/** The schema as editors take it. */
export function projectFileJsonSchema(): object {
	const schema = z.toJSONSchema(projectFileSchema, { target: 'draft-7' });
	return { ...schema, title: words('project.schema.title'), allowTrailingCommas: true };
}
