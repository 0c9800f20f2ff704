package io.longhaul.gateway.google;

import java.util.List;

/** {@code google.rpc.Status}: how an operation ended without success. */
record RpcStatus(int code, String message, List<ErrorInfo> details) {}
