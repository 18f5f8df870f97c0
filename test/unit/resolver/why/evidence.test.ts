import { describe, expect, it } from 'vitest';
import { parseEvidence } from '../../../../server/src/resolver/evidence/parse-evidence.js';
import { pasted, why } from './asking.js';

/** Every socket of a sample in a line. */
function sockets(name: string): string[] {
	return parseEvidence(pasted(name)).sockets.map(
		({ protocol, address, port, state, process, program }) =>
			`${protocol} ${address} ${port} ${state} ${process ?? '-'}${program === null ? '' : ` ${program}`}`,
	);
}

describe('netstat', () => {
	it('-ano', () => {
		expect(sockets('netstat-ano')).toEqual([
			'tcp 0.0.0.0 80 listening 4',
			'tcp 0.0.0.0 135 listening 1044',
			'tcp 0.0.0.0 8080 listening 4321',
			'tcp 127.0.0.1 9229 listening 7700',
			'tcp 192.168.1.5 8080 connection 4321',
			'tcp 192.168.1.5 8080 connection 4321',
			'tcp 192.168.1.5 49710 connection 0',
			'tcp :: 80 listening 4',
			'tcp :: 3000 listening 9100',
			'udp 0.0.0.0 5353 listening 2100',
			'udp fe80::1d2c%12 1900 listening 3300',
		]);
	});

	it('-anoq shows what is bound and does not listen', () => {
		expect(sockets('netstat-anoq')).toContain('tcp 10.0.0.5 5000 bound 6600');
	});

	it('-anob names programs on lines of their own', () => {
		expect(sockets('netstat-anob')).toEqual([
			'tcp 0.0.0.0 135 listening 1044 svchost.exe',
			'tcp 0.0.0.0 445 listening 4',
			'tcp 0.0.0.0 8080 listening 4321 nginx.exe',
			'udp 0.0.0.0 5353 listening 2100 chrome.exe',
		]);
	});

	it.each(['de', 'fr', 'pt'])('in another display language (%s) is read by its shape', (language) => {
		const read = sockets(`netstat-ano.${language}`);
		expect(read).toContain('tcp 0.0.0.0 8080 listening 4321');
		expect(read).toContain('tcp 192.168.1.5 8080 connection 4321');
	});
});

describe('PowerShell', () => {
	it('Get-NetTCPConnection as a table', () => {
		expect(sockets('tcp-connection-table')).toEqual([
			'tcp :: 8080 listening 4321',
			'tcp 10.0.0.5 8080 bound 6600',
			'tcp 192.168.1.5 8080 connection 4321',
		]);
	});

	it('Get-NetTCPConnection as a list', () => {
		expect(sockets('tcp-connection-list')).toEqual(['tcp 0.0.0.0 8080 listening 4321', 'tcp 10.0.0.5 8080 bound 6600']);
	});

	it('columns that were chosen, in another order', () => {
		expect(sockets('tcp-connection-selected')).toEqual([
			'tcp 0.0.0.0 8080 listening 4321',
			'tcp :: 135 listening 1044',
		]);
	});

	it('Get-NetUDPEndpoint as a table and as a list', () => {
		expect(sockets('udp-endpoint-table')).toEqual(['udp :: 5353 listening -', 'udp 0.0.0.0 5353 listening -']);
		expect(sockets('udp-endpoint-list')).toEqual(['udp 0.0.0.0 5353 listening 2100']);
	});
});

describe('netsh', () => {
	it('show excludedportrange', () => {
		expect(parseEvidence(pasted('excluded-ranges')).excludedRanges).toEqual([
			{ protocol: 'tcp', start: 5357, end: 5357, administered: false },
			{ protocol: 'tcp', start: 8000, end: 8099, administered: false },
			{ protocol: 'tcp', start: 50000, end: 50059, administered: true },
		]);
	});

	it('show excludedportrange in German, for UDP', () => {
		expect(parseEvidence(pasted('excluded-ranges.de')).excludedRanges).toEqual([
			{ protocol: 'udp', start: 5300, end: 5399, administered: false },
		]);
	});

	it('interface portproxy show all', () => {
		expect(parseEvidence(pasted('port-proxy')).portProxies).toEqual([
			{ address: '0.0.0.0', port: 8080, connectsTo: { address: '172.20.1.5', port: 8080 } },
			{ address: '0.0.0.0', port: 3000, connectsTo: { address: 'localhost', port: 3001 } },
			{ address: '::', port: 4000, connectsTo: { address: '127.0.0.1', port: 4000 } },
		]);
		expect(parseEvidence(pasted('port-proxy.fr')).portProxies).toHaveLength(1);
	});
});

describe('several in one paste', () => {
	it('are told apart, and chatter is passed over', () => {
		const { sockets, excludedRanges, portProxies } = parseEvidence(pasted('everything'));
		expect([sockets.length, excludedRanges.length, portProxies.length]).toEqual([6, 3, 3]);
	});

	it('take Windows and old Mac line ends', () => {
		for (const end of ['\r\n', '\r']) {
			expect(parseEvidence(pasted('everything').replaceAll('\n', end))).toEqual(parseEvidence(pasted('everything')));
		}
	});

	it('is nothing where nothing is there', () => {
		const { notes, evidence } = why('10013', { evidence: 'nothing to see\nhere' });
		expect(evidence).toEqual([]);
		expect(notes.map(({ id }) => id)).toContain('why.note.noEvidence');
	});
});

describe('what follows from it', () => {
	const found = (evidence: string, port: number, said = '10013') =>
		why(said, { evidence: pasted(evidence), bind: { port, options: ['reuse'], addresses: ['0.0.0.0'] } });

	it('is the process, its address, and the cell that explains the status', () => {
		const [holder] = found('netstat-ano.de', 8080).evidence;
		expect(holder).toMatchObject({ kind: 'listening', process: 4321, address: '0.0.0.0', port: 8080 });
		expect(holder?.cells.map(({ first, second }) => [first.option, second.option])).toEqual([
			['none', 'reuse'],
			['exclusive', 'reuse'],
		]);
		expect(holder?.cells[0]?.status?.name).toBe('WSAEACCES');
	});

	it('has no cell where the table does not explain the status', () => {
		const answer = why('10013', {
			evidence: pasted('netstat-ano'),
			bind: { port: 8080, options: ['none'], addresses: ['0.0.0.0'] },
		});
		expect(answer.evidence[0]?.cells).toEqual([]);
	});

	it('counts connections instead of listing each', () => {
		const connections = found('netstat-ano', 8080).evidence.filter(({ kind }) => kind === 'connection');
		expect(connections).toMatchObject([{ rows: 2, process: 4321, address: '192.168.1.5', cells: [] }]);
	});

	it('is the excluded range, which then leads the causes', () => {
		const answer = found('excluded-ranges', 8080);
		expect(answer.evidence).toMatchObject([{ kind: 'excluded-range', port: 8080, range: { start: 8000, end: 8099 } }]);
		expect(answer.otherCauses[0]).toMatchObject({ name: 'excluded-range', state: 'found' });
	});

	it('counts both ends of a range, and nothing beyond', () => {
		expect([7999, 8000, 8099, 8100].map((port) => found('excluded-ranges', port).evidence.length)).toEqual([
			0, 1, 1, 0,
		]);
	});

	it('speaks against the ranges where none holds the port', () => {
		expect(found('excluded-ranges', 9000).otherCauses.at(-1)).toMatchObject({
			name: 'excluded-range',
			state: 'ruled-out',
		});
	});

	it('does not call an administered range the cause', () => {
		const cause = found('excluded-ranges', 50010).otherCauses.find(({ name }) => name === 'excluded-range');
		expect(cause?.state).toBe('open');
	});

	it('is the port proxy', () => {
		expect(found('port-proxy', 8080).evidence).toMatchObject([
			{ kind: 'port-proxy', connectsTo: { address: '172.20.1.5', port: 8080 } },
		]);
	});

	it('knows http.sys by its process', () => {
		const answer = found('netstat-ano', 80);
		expect(answer.evidence[0]).toMatchObject({ process: 4, program: 'System' });
		expect(answer.otherCauses[0]).toMatchObject({ name: 'http-sys', state: 'found' });
		const other = found('netstat-ano', 8080).otherCauses.find(({ name }) => name === 'http-sys');
		expect(other?.state).toBe('ruled-out');
	});

	it('knows connections that outlived their listener', () => {
		const paste = 'TCP 10.0.0.5:7000 10.0.0.9:50111 FIN_WAIT_2 55';
		const [cause] = why('10048', { evidence: paste, bind: { port: 7000 } }).otherCauses;
		expect(cause).toMatchObject({ name: 'connections-live-on', state: 'found' });
	});

	it('keeps to the protocol of the failed bind', () => {
		const bind = { port: 5353, protocol: 'tcp' } as const;
		expect(why('10048', { evidence: pasted('netstat-ano'), bind }).evidence).toEqual([]);
	});

	it('takes the port of a paste that was filtered by one port', () => {
		const { bind, evidence } = why('10048', { evidence: 'TCP 0.0.0.0:8080 0.0.0.0:0 LISTENING 4321' });
		expect(bind.port).toBe(8080);
		expect(evidence[0]?.process).toBe(4321);
	});

	it('lists every holder where no port is known, and says so', () => {
		const { evidence, notes } = why('10048', { evidence: pasted('netstat-ano') });
		expect(evidence.length).toBe(8);
		expect(notes.map(({ id }) => id)).toContain('why.note.noPort');
	});
});
