package io.longhaul.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which operations to list; what is empty or null does not restrict.
 *
 * @param statuses wire words, such as {@code Running}
 * @param states wire words, such as {@code NeedsAttention}
 * @param labels each {@code name=value}
 * @param tenant for callers that see several
 * @param createdAfter inclusive
 * @param createdBefore exclusive
 * @param pageSize how many to ask for at once; null for the server's default
 */
public record OperationFilter(
    List<String> statuses,
    List<String> states,
    List<String> labels,
    @Nullable String kind,
    @Nullable String tenant,
    @Nullable String owner,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore,
    @Nullable Integer pageSize) {

  /** Everything that the caller may see. */
  public static final OperationFilter ALL =
      new OperationFilter(List.of(), List.of(), List.of(), null, null, null, null, null, null);

  public OperationFilter {
    statuses = List.copyOf(statuses);
    states = List.copyOf(states);
    labels = List.copyOf(labels);
  }
}
