import { BIND_REFERENCE, USING_PAGE } from './sources.js';

/** A cause of a status that no sharing table holds, and the command that shows it. */
export interface CauseOutsideTheTable {
	/** The sentences on it in messages/ are `cause.NAME.cause` and `cause.NAME.tell`. */
	name: string;
	/** The statuses it brings about, by their Winsock names. */
	statuses: readonly string[];
	/** The statuses of Winsock Kernel that it brings about; empty where it is a cause in user mode only. */
	kernelStatuses: readonly string[];
	/**
	 * What to run on the computer in question. `{protocol}`, `{port}` and `{process}` are gaps; what is not known stands
	 * there as a word to be replaced.
	 */
	command: string;
	/** What stands after the command where the port is known. */
	filter?: string;
	/** Which call it strikes; both where it is left out. */
	call?: 'bind' | 'connect';
	/** What a known port makes of it; possible where it is left out. */
	likelihood?: (port: number) => 'likely' | 'possible' | 'unlikely';
	/** Only where the second bind has this protocol. */
	protocol?: 'tcp';
	/** Only where the address may be a specific one. */
	specificAddress?: true;
	source: string;
}

const FIELD = 'Known from the field: reported in issues and forums, in no reference page';
const KERNEL_DENIED = ['STATUS_ACCESS_DENIED'] as const;
const KERNEL_HELD = ['STATUS_ADDRESS_ALREADY_EXISTS', 'STATUS_ACCESS_DENIED'] as const;
const HTTP_PORTS: ReadonlySet<number> = new Set([80, 443, 2869, 5357, 5358, 5985, 5986, 8530, 8531, 10246, 47001]);
/** Where the range of ports begins that Windows Vista and later take by themselves. */
const FIRST_DYNAMIC_PORT = 49152;

/** Every cause outside the tables, the commonest first. */
export const CAUSES_OUTSIDE_THE_TABLE: readonly CauseOutsideTheTable[] = [
	{
		name: 'excluded-range',
		statuses: ['WSAEACCES'],
		kernelStatuses: KERNEL_DENIED,
		command: 'netsh int ipv4 show excludedportrange protocol={protocol}',
		call: 'bind',
		likelihood: (port) => (HTTP_PORTS.has(port) ? 'possible' : 'likely'),
		source: `netsh interface ipv4 show excludedportrange (Windows Server documentation). ${FIELD}: Hyper-V, WSL and Docker`,
	},
	{
		name: 'http-sys',
		statuses: ['WSAEACCES', 'WSAEADDRINUSE'],
		kernelStatuses: KERNEL_HELD,
		command: 'netsh http show servicestate',
		call: 'bind',
		likelihood: (port) => (HTTP_PORTS.has(port) ? 'likely' : 'possible'),
		protocol: 'tcp',
		source: 'netsh http show servicestate (Windows Server documentation)',
	},
	{
		name: 'bound-not-listening',
		statuses: ['WSAEADDRINUSE', 'WSAEACCES'],
		kernelStatuses: KERNEL_HELD,
		command: 'netstat -anoq',
		filter: '| findstr :{port}',
		call: 'bind',
		protocol: 'tcp',
		source: 'netstat, option -q; Get-NetTCPConnection -State Bound (Windows documentation)',
	},
	{
		name: 'port-proxy',
		statuses: ['WSAEADDRINUSE', 'WSAEACCES'],
		kernelStatuses: KERNEL_HELD,
		command: 'netsh interface portproxy show all',
		call: 'bind',
		protocol: 'tcp',
		source: 'netsh interface portproxy (Windows Server documentation)',
	},
	{
		name: 'dual-stack-holder',
		statuses: ['WSAEACCES', 'WSAEADDRINUSE'],
		kernelStatuses: KERNEL_HELD,
		command: 'netstat -ano',
		filter: '| findstr :{port}',
		call: 'bind',
		source: `${USING_PAGE.title}; how it meets IPv4 is inferred`,
	},
	{
		name: 'connections-live-on',
		statuses: ['WSAEADDRINUSE'],
		kernelStatuses: ['STATUS_ADDRESS_ALREADY_EXISTS'],
		command: 'netstat -ano',
		filter: '| findstr :{port}',
		call: 'bind',
		protocol: 'tcp',
		source: `${USING_PAGE.title}; on current Windows the evidence is mixed`,
	},
	{
		name: 'inherited-listener',
		statuses: ['WSAEADDRINUSE', 'WSAEACCES'],
		kernelStatuses: [],
		command: 'Get-CimInstance Win32_Process -Filter "ParentProcessId={process}"',
		call: 'bind',
		source: FIELD,
	},
	{
		name: 'dynamic-range',
		statuses: ['WSAEADDRINUSE', 'WSAEACCES'],
		kernelStatuses: KERNEL_HELD,
		command: 'netsh int ipv4 show dynamicport {protocol}',
		call: 'bind',
		likelihood: (port) => (port >= FIRST_DYNAMIC_PORT ? 'likely' : 'unlikely'),
		source: `${BIND_REFERENCE.title}, remarks on port 0`,
	},
	{
		name: 'ports-exhausted',
		statuses: ['WSAEADDRINUSE', 'WSAENOBUFS'],
		kernelStatuses: ['STATUS_TOO_MANY_ADDRESSES'],
		command: 'Get-NetTCPConnection | Group-Object State',
		call: 'connect',
		protocol: 'tcp',
		source: 'SOL_SOCKET Socket Options, SO_REUSE_UNICASTPORT (Win32 documentation, WinSock)',
	},
	{
		name: 'security-filter',
		statuses: ['WSAEACCES'],
		kernelStatuses: KERNEL_DENIED,
		command: 'netsh wfp show state',
		source: FIELD,
	},
	{
		name: 'other-kind-of-socket',
		statuses: [],
		kernelStatuses: KERNEL_HELD,
		command: 'netstat -ano',
		filter: '| findstr :{port}',
		call: 'bind',
		source: 'No document says how sockets of Winsock Kernel and of user mode meet',
	},
	{
		name: 'broadcast-address',
		statuses: ['WSAEACCES', 'WSAEADDRNOTAVAIL'],
		kernelStatuses: [],
		command: 'ipconfig',
		specificAddress: true,
		call: 'bind',
		source: `${BIND_REFERENCE.title} names WSAEACCES; reports name WSAEADDRNOTAVAIL`,
	},
	{
		name: 'address-not-local',
		statuses: ['WSAEADDRNOTAVAIL'],
		kernelStatuses: ['STATUS_INVALID_ADDRESS_COMPONENT'],
		command: 'ipconfig /all',
		specificAddress: true,
		call: 'bind',
		source: BIND_REFERENCE.title,
	},
	{
		name: 'both-options',
		statuses: ['WSAEINVAL'],
		kernelStatuses: [],
		command: 'bindsight check .',
		source: 'Wine, dlls/ws2_32/tests/sock.c: run on Windows',
	},
	{
		name: 'bound-twice',
		statuses: ['WSAEINVAL'],
		kernelStatuses: [],
		command: 'bindsight sockets .',
		source: BIND_REFERENCE.title,
	},
	{
		name: 'family-mismatch',
		statuses: ['WSAEAFNOSUPPORT', 'WSAEFAULT'],
		kernelStatuses: [],
		command: 'bindsight sockets .',
		call: 'bind',
		source: `${BIND_REFERENCE.title} names WSAEFAULT; Wine's tests, run on Windows, WSAEAFNOSUPPORT`,
	},
];

/** The process under which the HTTP driver http.sys and other drivers hold ports. */
export const SYSTEM_PROCESS = 4;
