package io.longhaul.gateway.following;

import io.longhaul.workflows.operation.OperationId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Looks that are under way, one for each operation: who wants the same one shares it. */
final class Flights {

  private final Map<OperationId, Flight> underWay = new ConcurrentHashMap<>();
  private final Looking looking;
  private final LookMemory memory;
  private final Time time;

  Flights(Looking looking, LookMemory memory, Time time) {
    this.looking = looking;
    this.memory = memory;
    this.time = time;
  }

  /** Takes a look that begins at this time. */
  @FunctionalInterface
  interface Looking {
    Look take(OperationId id, long begunAt);
  }

  /** The result is empty when the look was not allowed, or not needed. */
  private record Flight(long begunAt, CompletableFuture<Optional<Look>> result) {}

  /** A look, begun now or under way already. */
  Look share(OperationId id) {
    Look look = shareIf(id, () -> true);
    return look == null ? since(id, time.nanos()) : look;
  }

  /** The same; null when none is under way and none may be begun. Sharing needs no permission. */
  @Nullable Look shareIf(OperationId id, BooleanSupplier allowed) {
    Flight mine = new Flight(time.nanos(), new CompletableFuture<>());
    Flight other = underWay.putIfAbsent(id, mine);
    if (other != null) {
      return result(other);
    }
    if (allowed.getAsBoolean()) {
      return take(id, mine);
    }
    spare(id, mine);
    return null;
  }

  /** A look that was begun at this time or later. */
  Look since(OperationId id, long notBefore) {
    while (true) {
      Flight mine = new Flight(time.nanos(), new CompletableFuture<>());
      Flight other = underWay.putIfAbsent(id, mine);
      if (other == null) {
        Look known = memory.find(id);
        if (known == null || known.begunAt() - notBefore <= 0) {
          return take(id, mine);
        }
        spare(id, mine);
        return known;
      }
      if (other.begunAt() - notBefore >= 0) {
        Look look = result(other);
        if (look != null) {
          return look;
        }
      } else {
        settle(other);
      }
    }
  }

  private Look take(OperationId id, Flight flight) {
    try {
      Look look = looking.take(id, flight.begunAt());
      underWay.remove(id);
      flight.result().complete(Optional.of(look));
      return look;
    } catch (RuntimeException | Error e) {
      underWay.remove(id);
      flight.result().completeExceptionally(e);
      throw e;
    }
  }

  private void spare(OperationId id, Flight flight) {
    underWay.remove(id);
    flight.result().complete(Optional.empty());
  }

  private static void settle(Flight flight) {
    flight.result().handle((_, _) -> true).join();
  }

  private static @Nullable Look result(Flight flight) {
    try {
      return flight.result().join().orElse(null);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
