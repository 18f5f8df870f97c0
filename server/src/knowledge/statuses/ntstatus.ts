import type { StatusCode } from './status-code.js';

/** NTSTATUS values of Winsock Kernel and of the driver below Winsock. */
export const NTSTATUS_CODES: readonly StatusCode[] = [
	{ name: 'STATUS_SUCCESS', kind: 'ntstatus', value: 0x00000000, where: 'WSK' },
	{ name: 'STATUS_PENDING', kind: 'ntstatus', value: 0x00000103, where: 'WSK' },
	{
		name: 'STATUS_EVENT_PENDING',
		kind: 'ntstatus',
		value: 0x40000013,
		where: 'WskControlSocket SO_WSK_EVENT_CALLBACK',
	},
	{ name: 'STATUS_ADDRESS_ALREADY_EXISTS', kind: 'ntstatus', value: 0xc000020a, where: 'WskBind' },
	{ name: 'STATUS_ACCESS_DENIED', kind: 'ntstatus', value: 0xc0000022, where: 'WskBind' },
	{ name: 'STATUS_SHARING_VIOLATION', kind: 'ntstatus', value: 0xc0000043, where: 'AFD' },
	{ name: 'STATUS_CONFLICTING_ADDRESSES', kind: 'ntstatus', value: 0xc0000018, where: 'AFD' },
	{ name: 'STATUS_TOO_MANY_ADDRESSES', kind: 'ntstatus', value: 0xc0000209, where: 'AFD' },
	{ name: 'STATUS_INVALID_PARAMETER', kind: 'ntstatus', value: 0xc000000d, where: 'WSK' },
	{ name: 'STATUS_INVALID_DEVICE_STATE', kind: 'ntstatus', value: 0xc0000184, where: 'WSK' },
	{ name: 'STATUS_FILE_FORCED_CLOSED', kind: 'ntstatus', value: 0xc00000b6, where: 'WSK' },
	{ name: 'STATUS_REQUEST_NOT_ACCEPTED', kind: 'ntstatus', value: 0xc00000d0, where: 'WskControlSocket' },
	{ name: 'STATUS_NOT_SUPPORTED', kind: 'ntstatus', value: 0xc00000bb, where: 'WSK' },
	{ name: 'STATUS_INVALID_ADDRESS_COMPONENT', kind: 'ntstatus', value: 0xc0000207, where: 'WSK bind' },
];
