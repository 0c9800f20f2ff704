package io.longhaul.gateway.operations;

import io.longhaul.gateway.engine.OperationStarter;
import io.longhaul.gateway.quotas.UnfinishedOperations;

/** What it takes to start an operation: the engine, and room for one more. */
record Starting(OperationStarter starter, UnfinishedOperations unfinished) {}
