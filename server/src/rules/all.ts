import { bindAddressFamily } from './bind-address-family.js';
import { bindAddressLength } from './bind-address-length.js';
import { bindGroupAddress } from './bind-group-address.js';
import { bindTwice } from './bind-twice.js';
import { combinedOptions } from './combined-options.js';
import { conditionalAcceptAfterListen } from './conditional-accept-after-listen.js';
import { conflictingOptions } from './conflicting-options.js';
import { contextNotUpdated } from './context-not-updated.js';
import { controlAfterBind } from './control-after-bind.js';
import { dualStackNotExclusive } from './dual-stack-not-exclusive.js';
import { errnoAfterWinsock } from './errno-after-winsock.js';
import { exclusiveAbruptClose } from './exclusive-abrupt-close.js';
import { lingerWithExclusiveUse } from './linger-with-exclusive-use.js';
import { listenerInheritable } from './listener-inheritable.js';
import { listenerNotExclusive } from './listener-not-exclusive.js';
import { mappedAddressWithoutDualStack } from './mapped-address-without-dual-stack.js';
import { multicastReceiverNotShared } from './multicast-receiver-not-shared.js';
import { oldWinsockHeader } from './old-winsock-header.js';
import { optionAfterBind } from './option-after-bind.js';
import { optionLength } from './option-length.js';
import { optionLevel } from './option-level.js';
import { optionValueNotAddress } from './option-value-not-address.js';
import { optionValueType } from './option-value-type.js';
import { optionValueZero } from './option-value-zero.js';
import { portByteOrder } from './port-byte-order.js';
import { portInDynamicRange } from './port-in-dynamic-range.js';
import { portOptionWithoutEffect } from './port-option-without-effect.js';
import { receiveSharingConflict } from './receive-sharing-conflict.js';
import { reuseaddrListener } from './reuseaddr-listener.js';
import { reuseaddrOnClient } from './reuseaddr-on-client.js';
import { reuseaddrUnicastUdp } from './reuseaddr-unicast-udp.js';
import { reuseaddrWithPortZero } from './reuseaddr-with-port-zero.js';
import { reuseportOnWindows } from './reuseport-on-windows.js';
import type { Rule } from './rule.js';
import { samePortConflict } from './same-port-conflict.js';
import { socketNotBound } from './socket-not-bound.js';
import { udpServerNotExclusive } from './udp-server-not-exclusive.js';
import { uncheckedBind } from './unchecked-bind.js';
import { uncheckedListen } from './unchecked-listen.js';
import { uncheckedOption } from './unchecked-option.js';
import { unusedSuppression } from './unused-suppression.js';
import { wsaeaccesNotHandled } from './wsaeacces-not-handled.js';
import { wskBufferLifetime } from './wsk-buffer-lifetime.js';
import { wskCloseWithoutDisconnect } from './wsk-close-without-disconnect.js';
import { wskCompletionRoutine } from './wsk-completion-routine.js';
import { wskControlParameters } from './wsk-control-parameters.js';
import { wskEventCallbackTooEarly } from './wsk-event-callback-too-early.js';
import { wskMissingIrp } from './wsk-missing-irp.js';
import { wskPendingStatus } from './wsk-pending-status.js';
import { wskReservedFlags } from './wsk-reserved-flags.js';
import { wskSocketCategory } from './wsk-socket-category.js';

/** Every rule, by name. */
export const ALL_RULES: readonly Rule[] = [
	bindAddressFamily,
	bindAddressLength,
	bindGroupAddress,
	bindTwice,
	combinedOptions,
	conditionalAcceptAfterListen,
	conflictingOptions,
	contextNotUpdated,
	controlAfterBind,
	dualStackNotExclusive,
	errnoAfterWinsock,
	exclusiveAbruptClose,
	lingerWithExclusiveUse,
	listenerInheritable,
	listenerNotExclusive,
	mappedAddressWithoutDualStack,
	multicastReceiverNotShared,
	oldWinsockHeader,
	optionAfterBind,
	optionLength,
	optionLevel,
	optionValueNotAddress,
	optionValueType,
	optionValueZero,
	portByteOrder,
	portInDynamicRange,
	portOptionWithoutEffect,
	receiveSharingConflict,
	reuseaddrListener,
	reuseaddrOnClient,
	reuseaddrUnicastUdp,
	reuseaddrWithPortZero,
	reuseportOnWindows,
	samePortConflict,
	socketNotBound,
	udpServerNotExclusive,
	uncheckedBind,
	uncheckedListen,
	uncheckedOption,
	unusedSuppression,
	wsaeaccesNotHandled,
	wskBufferLifetime,
	wskCloseWithoutDisconnect,
	wskCompletionRoutine,
	wskControlParameters,
	wskEventCallbackTooEarly,
	wskMissingIrp,
	wskPendingStatus,
	wskReservedFlags,
	wskSocketCategory,
];
