package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.OperationStarter;
import io.longhaul.gateway.quotas.UnfinishedOperations;
import io.longhaul.gateway.webhooks.Callbacks;

/** What it takes to start an operation: the engine, room for one more, and who is told about it. */
record Starting(OperationStarter starter, UnfinishedOperations unfinished, Callbacks callbacks) {}
