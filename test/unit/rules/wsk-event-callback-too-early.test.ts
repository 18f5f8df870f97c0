import { expect, it } from 'vitest';
import { text } from '../../../server/src/messages/text.js';
import { findingsIn, ruleChecks } from '../../helpers/rules.js';

const { checkClean, checkNoFix } = ruleChecks('wsk-event-callback-too-early');

const WAIT = 'KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);';
const BIND = `d->WskBind(s, a, 0, irp); ${WAIT}`;
const CONNECT = `d->WskConnect(s, a, 0, irp); ${WAIT}`;
const ENABLE =
	'd->WskControlSocket(s, WskSetOption, SO_WSK_EVENT_CALLBACK, SOL_SOCKET, sizeof(events), &events, 0, NULL, NULL, NULL);';

function driver(flag: string, body: string): string {
	return `#include <wsk.h>
void f(PWSK_PROVIDER_NPI p, PKEVENT done, PSOCKADDR a, PIRP irp)
{
	WSK_EVENT_CALLBACK_CONTROL events = { &NPI_WSK_INTERFACE_ID, 1 };
	p->Dispatch->WskSocket(p->Client, AF_INET, SOCK_STREAM, IPPROTO_TCP, ${flag}, NULL, NULL, NULL, NULL, NULL, irp);
	${WAIT}
	PWSK_SOCKET s = (PWSK_SOCKET)irp->IoStatus.Information;
	${body}
}
`;
}

it('wants a connection-oriented socket to be connected', () => {
	const [sentence] = findingsIn(driver('WSK_FLAG_CONNECTION_SOCKET', ENABLE + BIND + CONNECT))
		.filter(({ rule }) => rule === 'wsk-event-callback-too-early')
		.map(({ message }) => text(message));
	expect(sentence).toContain('connected first');
});

it('offers no fix: where the bind has ended is for the driver to know', () => {
	checkNoFix(driver('WSK_FLAG_LISTEN_SOCKET', ENABLE + BIND));
});

it.each([
	['WSK_FLAG_LISTEN_SOCKET', BIND + ENABLE],
	['WSK_FLAG_CONNECTION_SOCKET', BIND + CONNECT + ENABLE],
	['WSK_FLAG_BASIC_SOCKET', ENABLE + BIND],
	['flags', ENABLE + BIND],
	['WSK_FLAG_LISTEN_SOCKET', ENABLE],
])('says nothing of %s: %s', (flag, body) => {
	checkClean(driver(flag, body));
});
