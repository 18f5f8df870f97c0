import { ErrorCodes, type Range, ResponseError } from 'vscode-languageserver';
import * as z from 'zod';
import { text } from '../messages/text.js';

/** A whole number from 0 on, as the protocol counts lines and characters. */
export const natural = z.int().min(0);

export const position = z.object({ line: natural, character: natural });

export const range: z.ZodType<Range> = z.object({ start: position, end: position });

/** What names a document, as far as it is read. */
export const textDocument = z.object({ uri: z.string() });

/** The parameters of a request about a whole document. */
export const ofDocument = z.object({ textDocument });

/**
 * The parameters of a request, checked: what the schema does not know of is left out.
 * @throws ResponseError (InvalidParams) that names what is wrong.
 */
export function checked<Params>(schema: z.ZodType<Params>, request: string, given: unknown): Params {
	const read = schema.safeParse(given);
	if (!read.success) {
		const parameter = read.error.issues[0]?.path.join('.') || 'params';
		throw new ResponseError(
			ErrorCodes.InvalidParams,
			text({ id: 'server.wrongParameterOf', args: { request, parameter } }),
		);
	}
	return read.data;
}
