package io.longhaul.client;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of a list, fetched page by page. Pages may be empty before the last one. */
final class Pages implements Iterator<Operation> {
  private final Function<String, OperationPage> next;
  private final Queue<Operation> fetched;
  private @Nullable String token;

  Pages(OperationPage first, Function<String, OperationPage> next) {
    this.next = next;
    this.fetched = new ArrayDeque<>(first.operations());
    this.token = first.nextPageToken();
  }

  @Override
  public boolean hasNext() {
    while (fetched.isEmpty() && token != null) {
      OperationPage page = next.apply(token);
      fetched.addAll(page.operations());
      token = page.nextPageToken();
    }
    return !fetched.isEmpty();
  }

  @Override
  public Operation next() {
    if (!hasNext()) {
      throw new NoSuchElementException("That was the last operation.");
    }
    return fetched.remove();
  }
}
