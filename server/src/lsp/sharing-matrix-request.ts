import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { text } from '../messages/text.js';
import type { SharingMatrixParams } from '../protocol/matrix.js';

const CHOICES = {
	model: ['wsk', 'winsock', 'winsock-xp', 'winsock-2008-article'],
	account: ['same', 'different', 'unknown'],
	role: ['first', 'second'],
} as const;

/**
 * The parameters of `bindsight/sharingMatrix`, checked.
 * @throws ResponseError (InvalidParams) that names what is wrong.
 */
export function checkSharingMatrixParams(params: unknown): SharingMatrixParams {
	const given = (params ?? {}) as Partial<SharingMatrixParams>;
	if (typeof given.textDocument?.uri !== 'string') {
		throw wrong('textDocument.uri');
	}
	if (!isPlace(given.position?.line)) {
		throw wrong('position.line');
	}
	if (!isPlace(given.position?.character)) {
		throw wrong('position.character');
	}
	for (const name of ['model', 'account', 'role'] as const) {
		const value: unknown = given[name] ?? undefined;
		if (value !== undefined && !(CHOICES[name] as readonly unknown[]).includes(value)) {
			throw wrong(name);
		}
	}
	const socket: unknown = given.socket ?? undefined;
	if (socket !== undefined && typeof socket !== 'string') {
		throw wrong('socket');
	}
	return given as SharingMatrixParams;
}

function isPlace(value: unknown): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function wrong(parameter: string): ResponseError<void> {
	return new ResponseError(ErrorCodes.InvalidParams, text({ id: 'server.wrongParameter', args: { parameter } }));
}
