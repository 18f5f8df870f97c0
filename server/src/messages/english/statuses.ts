/** What brings each status about, by id. */
export const statuses = {
	'status.WSAEINTR.causes': 'Cancelled.',
	'status.WSAEACCES.causes':
		'The address is held and may not be shared with this socket (the DENIED cells of the sharing tables); the port is excluded or reserved; the reference page also names a bind to a broadcast address without SO_BROADCAST. It is not about privilege: no administrator is needed, and ports below 1024 are not special.',
	'status.WSAEFAULT.causes':
		'Bad optval/name pointer or too small length (optval given as a value instead of a pointer).',
	'status.WSAEINVAL.causes':
		'The second of SO_REUSEADDR and SO_EXCLUSIVEADDRUSE on one socket; bind on a bound socket; listen or ConnectEx on an unbound one; a wrong level; SO_CONDITIONAL_ACCEPT after listen; an option set too late.',
	'status.WSAEWOULDBLOCK.causes': 'Nonblocking operation would wait, incl. close with nonzero linger.',
	'status.WSAENOTSOCK.causes': 'Not a socket.',
	'status.WSAENOPROTOOPT.causes': 'Option unknown or unsupported by this protocol.',
	'status.WSAEPROTONOSUPPORT.causes': 'Protocol not available.',
	'status.WSAEOPNOTSUPP.causes': 'Operation not possible on this kind or in this combination.',
	'status.WSAEAFNOSUPPORT.causes':
		'Address family does not fit the socket (docs say WSAEFAULT for bind; Windows gives this).',
	'status.WSAEADDRINUSE.causes': 'The address and port are already taken (the INUSE cells of the sharing tables).',
	'status.WSAEADDRNOTAVAIL.causes':
		'The address does not belong to this computer, or the destination is bad; reported too for a bind to a multicast or broadcast address.',
	'status.WSAENETDOWN.causes': 'Network stack failed.',
	'status.WSAENOBUFS.causes': 'Out of buffers or ephemeral ports.',
	'status.WSAEISCONN.causes': 'Already connected.',
	'status.WSAENOTCONN.causes': 'Not connected.',
	'status.WSAECONNREFUSED.causes': 'Nobody listens, or the listener died.',
	'status.WSANOTINITIALISED.causes': 'WSAStartup not called.',
	'status.STATUS_SUCCESS.causes': 'Done.',
	'status.STATUS_PENDING.causes': 'IRP will complete later; buffers must stay valid.',
	'status.STATUS_EVENT_PENDING.causes': 'Disable asked without IRP while a callback is running.',
	'status.STATUS_ADDRESS_ALREADY_EXISTS.causes':
		'The address is already taken (the INUSE cells of the sharing table); a Winsock caller sees WSAEADDRINUSE.',
	'status.STATUS_ACCESS_DENIED.causes':
		'The address may not be shared with this socket (the DENIED cells of the sharing table, and a refused access check); a Winsock caller sees WSAEACCES.',
	'status.STATUS_SHARING_VIOLATION.causes':
		'An older sharing failure; Wine and libuv map it to WSAEADDRINUSE, texts from before 2003 say that TCP/IP gave WSAEACCES.',
	'status.STATUS_CONFLICTING_ADDRESSES.causes': 'Wine: WSAENOBUFS; libuv: WSAEADDRNOTAVAIL - sources disagree.',
	'status.STATUS_TOO_MANY_ADDRESSES.causes':
		'Out of ephemeral ports; Wine: WSAENOBUFS; libuv: WSAEADDRINUSE - sources disagree.',
	'status.STATUS_INVALID_PARAMETER.causes': 'Bad argument.',
	'status.STATUS_INVALID_DEVICE_STATE.causes': 'Socket not in the right state.',
	'status.STATUS_FILE_FORCED_CLOSED.causes': 'Socket is being closed.',
	'status.STATUS_REQUEST_NOT_ACCEPTED.causes': 'Inline completion impossible (header comment).',
	'status.STATUS_NOT_SUPPORTED.causes': 'Unsupported.',
	'status.STATUS_INVALID_ADDRESS_COMPONENT.causes': 'The address is not local; a Winsock caller sees WSAEADDRNOTAVAIL.',
} as const satisfies Record<string, string>;
