package io.longhaul.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some operations of a list, in the engine's order.
 *
 * @param nextPageToken null on the last page
 */
public record OperationPage(List<Operation> operations, @Nullable String nextPageToken) {
  public OperationPage {
    operations = List.copyOf(operations);
  }
}
