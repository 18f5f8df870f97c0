import type { OptionName } from '../documented-outcomes.js';
import { block, ownCall } from './parts.js';
import type { Around } from './scope.js';

/** What becomes of the socket that a round has made. */
type Fate = 'closed' | 'kept on its own port' | 'kept on the same port';

/** A loop that makes a socket in each round, on a port that nothing else of the program uses. */
export function writePool(around: Around, port: string): string[] {
	const { scope } = around;
	const { parts } = scope;
	const { choices, dialect } = parts;
	const fate = choices.weighted<Fate>([40, 'closed'], [30, 'kept on its own port'], [30, 'kept on the same port']);
	const rounds = 2 + choices.below(2);
	const i = scope.local('round', 'int');
	const array = parts.name('pool');
	scope.declarations.push(`${dialect.socketType} ${array}[${rounds}];`);
	const portText = fate === 'kept on its own port' ? `${port} + ${i}` : port;
	const isLocal = choices.percent(50);
	const socket = isLocal ? parts.name('each') : `${array}[${i}]`;
	const made = `${socket} = socket(AF_INET, ${choices.pick(['SOCK_STREAM', 'SOCK_DGRAM'])}, 0);`;
	const body = [
		isLocal ? `${dialect.socketType} ${made}` : made,
		...optionLines(around, socket),
		...bindLines(around, socket, portText, fate),
		...(fate === 'closed' ? [`${dialect.close}(${socket});`] : []),
		...(isLocal && fate !== 'closed' ? [`${array}[${i}] = ${socket};`] : []),
	];
	return choices.percent(60)
		? block(`for (${i} = 0; ${i} < ${rounds}; ${i}++)`, body)
		: [`${i} = 0;`, ...block(`while (${i} < ${rounds})`, [...body, `${i}++;`])];
}

function optionLines({ scope }: Around, socket: string): string[] {
	const { choices, dialect, platform } = scope.parts;
	const option = choices.weighted<OptionName | undefined>(
		[40, undefined],
		[40, 'SO_REUSEADDR'],
		[platform === 'windows' ? 30 : 0, 'SO_EXCLUSIVEADDRUSE'],
	);
	if (!option) {
		return [];
	}
	const on = scope.local('on', 'int', '1');
	return [`setsockopt(${socket}, SOL_SOCKET, ${option}, ${choices.pick(dialect.valueCasts)}&${on}, sizeof(${on}));`];
}

function bindLines(around: Around, socket: string, port: string, fate: Fate): string[] {
	const { scope } = around;
	const { parts } = scope;
	const { choices, dialect } = parts;
	const address = scope.local('addr', 'struct sockaddr_in');
	const fill = [
		`memset(&${address}, 0, sizeof(${address}));`,
		`${address}.sin_family = AF_INET;`,
		`${address}.sin_addr.s_addr = htonl(${choices.pick(['INADDR_ANY', 'INADDR_LOOPBACK'])});`,
		`${address}.sin_port = htons(${port});`,
	];
	if (choices.percent(30)) {
		const name = parts.outerName('bind_one');
		parts.functions.push(
			`static int ${name}(${dialect.socketType} s, struct sockaddr_in *sin)\n{\n\treturn bind(s, (struct sockaddr *)sin, sizeof *sin);\n}`,
		);
		const call = ownCall(`${name}(${socket}, &${address})`);
		return [...fill, ...block(`if (${call} != 0)`, [`${dialect.close}(${socket});`, 'break;'])];
	}
	const bind = `bind(${socket}, (struct sockaddr *)&${address}, sizeof(${address}))`;
	if (fate !== 'kept on the same port' && choices.percent(40)) {
		return [...fill, `${bind};`];
	}
	return [...fill, ...block(`if (${bind} != 0)`, [`${dialect.close}(${socket});`, 'break;'])];
}
