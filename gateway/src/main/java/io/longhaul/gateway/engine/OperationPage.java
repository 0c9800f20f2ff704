package io.longhaul.gateway.engine;

import java.util.List;

/**
 * A page of operations.
 *
 * @param next where the next page begins; empty after the last
 */
@SuppressWarnings("ArrayRecordComponent") // opaque, handed on and never compared
public record OperationPage(List<ListedOperation> operations, byte[] next) {}
