/** What the caller of the second bind sees for each outcome. NTSTATUS values are text, Winsock errors are numbers. */
export const BIND_STATUSES = {
	winsock: {
		SUCCESS: { name: 'NO_ERROR', value: 0 },
		INUSE: { name: 'WSAEADDRINUSE', value: 10048 },
		DENIED: { name: 'WSAEACCES', value: 10013 },
	},
	wsk: {
		SUCCESS: { name: 'STATUS_SUCCESS', value: '0x00000000' },
		INUSE: { name: 'STATUS_ADDRESS_ALREADY_EXISTS', value: '0xC000020A' },
		DENIED: { name: 'STATUS_ACCESS_DENIED', value: '0xC0000022' },
	},
} as const;
