import { describe, it } from 'vitest';
import { ruleChecks } from '../../helpers/rules.js';

const { checkFix, checkClean } = ruleChecks('context-not-updated');

function connectAndShutDown(beforeShutdown: string): string {
	return `#include <winsock2.h>\n#include <mswsock.h>\nint call_out(LPFN_CONNECTEX ConnectEx, struct sockaddr_in *a, struct sockaddr_in *peer)\n{\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\tif (bind(s, (struct sockaddr *)a, sizeof *a) != 0)\n\t\treturn -1;\n\tif (!ConnectEx(s, (struct sockaddr *)peer, sizeof *peer, NULL, 0, NULL, NULL))\n\t\treturn -1;\n${beforeShutdown}\treturn shutdown(s, SD_SEND);\n}\n`;
}

function acceptAndShutDown(beforeShutdown: string): string {
	return `#include <winsock2.h>\n#include <mswsock.h>\nint serve(struct server *server, char *buffer)\n{\n\tDWORD n;\n\tSOCKET s = socket(AF_INET, SOCK_STREAM, 0);\n\tif (!AcceptEx(server->listener, s, buffer, 0, 64, 64, &n, NULL))\n\t\treturn -1;\n${beforeShutdown}\treturn shutdown(s, SD_SEND);\n}\n`;
}

describe('the fix', () => {
	it('updates the connection of ConnectEx, which takes no value', () => {
		checkFix(
			connectAndShutDown(''),
			'Update the context of the socket of ConnectEx first',
			connectAndShutDown('\tsetsockopt(s, SOL_SOCKET, SO_UPDATE_CONNECT_CONTEXT, NULL, 0);\n'),
		);
	});

	it('updates an accepted socket with its listener', () => {
		checkFix(
			acceptAndShutDown(''),
			'Update the context of the socket of AcceptEx first',
			acceptAndShutDown(
				'\tsetsockopt(s, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (const char *)&server->listener, sizeof(server->listener));\n',
			),
		);
	});
});

it('says nothing where the file updates sockets anywhere: a helper may do it', () => {
	checkClean(
		`${acceptAndShutDown('')}\nint update(SOCKET s, SOCKET l)\n{\n\treturn setsockopt(s, SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, (char *)&l, sizeof l);\n}\n`,
	);
});
