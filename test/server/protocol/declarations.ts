import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as protocol from 'vscode-languageserver/node';
import type { RecordedMessage, Recording } from './recording.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A method of the protocol as its package describes it. */
export interface Method {
	/** Its declared type, as TypeScript. */
	type: string;
	/** Who may send it; undefined where both may. */
	direction?: 'clientToServer' | 'serverToClient';
	/** The path of the client's capability without which it may not be sent. */
	clientCapability?: string;
}

/** Every method of the protocol, by name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(Object.entries(protocol).flatMap(methodOf));

function methodOf([name, value]: [string, unknown]): [string, Method][] {
	const { type, messageDirection, capabilities } = (value ?? {}) as {
		type?: { method?: unknown };
		messageDirection?: Method['direction'];
		capabilities?: { client?: string };
	};
	if (typeof type?.method !== 'string') {
		return [];
	}
	const method = { type: `typeof protocol.${name}.type`, direction: messageDirection };
	return [[type.method, { ...method, clientCapability: capabilities?.client }]];
}

/**
 * What of a recording does not fit the protocol's own declarations, each with its method: those of the package
 * vscode-languageserver-protocol, from which the protocol's metaModel.json is generated. The compiler compares them, unknown
 * properties included; for it, each message is written down as a literal of its declared type.
 * @param from looks at what that side says only
 */
export function misfits(recording: Recording, from?: RecordedMessage['from']): string[] {
	const lines = recording.map((recorded, index) =>
		from === undefined || from === recorded.from ? `const m${index}: ${asLiteral(recorded, recording)};` : '',
	);
	const folder = path.join(ROOT, 'test-results', `protocol-${process.pid}`);
	const file = path.join(folder, 'session.ts');
	mkdirSync(folder, { recursive: true });
	try {
		writeFileSync(file, `${IMPORTS}${lines.join('\n')}\n`);
		writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(CONFIGURATION));
		const compiler = path.join(
			path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
			'bin/tsc',
		);
		const args = [compiler, '-p', folder, '--pretty', 'false'];
		const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
		if (status !== 0 && stdout === '') {
			throw new Error(`The compiler ended with ${status}: ${stderr}`);
		}
		return inWords(stdout, recording);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const IMPORTS = `import type * as protocol from 'vscode-languageserver/node';
import type { OwnMessages, ParamsOf, ResultOf } from '../../test/server/protocol/message-types.js';
import type { CancelParams, ResponseError, WorkDoneProgressParams } from '../../test/server/protocol/message-types.js';
`;
const FIRST_LINE = IMPORTS.split('\n').length;

const CONFIGURATION = {
	extends: path.join(ROOT, 'tsconfig.json'),
	compilerOptions: { noUnusedLocals: false, types: [] },
	files: ['session.ts'],
	include: [],
};

/** The declared type of what a message brings, and that as a literal. */
function asLiteral(recorded: RecordedMessage, recording: Recording): string {
	const { message } = recorded;
	if (message.error !== undefined) {
		return `ResponseError = ${JSON.stringify(message.error)}`;
	}
	if (message.method === undefined) {
		const method = requestOf(recorded, recording)?.message.method ?? '';
		return `${typeOf(method, 'result')} = ${JSON.stringify(message.result)}`;
	}
	return `${typeOf(message.method, 'params')} = ${JSON.stringify(message.params)}`;
}

/** What the message answers. */
export function requestOf({ from, message }: RecordedMessage, recording: Recording): RecordedMessage | undefined {
	return recording.find(
		(other) => other.from !== from && other.message.method !== undefined && other.message.id === message.id,
	);
}

function typeOf(method: string, part: 'params' | 'result'): string {
	if (method === '$/progress') {
		return 'WorkDoneProgressParams';
	}
	if (method === '$/cancelRequest') {
		return 'CancelParams';
	}
	const known = METHODS.get(method);
	return known
		? `${part === 'params' ? 'ParamsOf' : 'ResultOf'}<${known.type}>`
		: `OwnMessages[${JSON.stringify(method)}]['${part}']`;
}

/** What the compiler says, with the methods in place of lines. */
function inWords(stdout: string, recording: Recording): string[] {
	return stdout
		.split(/\r?\n(?! )/)
		.filter((said) => said !== '')
		.map((said) => {
			const [, line, problem] = said.match(/session\.ts\((\d+),\d+\): (.*)/s) ?? [];
			const recorded = recording[Number(line) - FIRST_LINE];
			const method =
				recorded && (recorded.message.method ?? `answer to ${requestOf(recorded, recording)?.message.method}`);
			return method ? `${method}: ${problem}` : said;
		});
}
