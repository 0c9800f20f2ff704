package io.longhaul.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Longhaul's HTTP API. Thread-safe; one instance serves a whole application.
 *
 * <p>Every call is repeated while its failure may pass (see {@link RetryPolicy}) and is safe to
 * repeat. Calls throw {@link RefusedException} when the server says no, {@link
 * UnreachableException} when there was no answer in time, and {@link
 * java.util.concurrent.CancellationException} when the calling thread is interrupted, which stays
 * marked so. Ending a call never ends an operation.
 */
public final class LonghaulClient implements AutoCloseable {
  private final Transport transport;
  private final Endpoints endpoints;
  private final Controls controls;

  LonghaulClient(Transport transport) {
    this.transport = transport;
    this.endpoints = new Endpoints(transport.connection().server());
    this.controls = new Controls(transport, endpoints);
  }

  /** A client of the server at this address, such as {@code http://localhost:8080}. */
  public static LonghaulClientBuilder builder(URI server) {
    return new LonghaulClientBuilder(server);
  }

  /**
   * Uploads a file.
   *
   * @param key names the upload: the same key and file give the same upload, however often
   * @throws UncheckedIOException if the file cannot be read, or changes meanwhile
   */
  public Upload upload(Path file, String key) {
    return upload(file, key, UploadListener.NONE);
  }

  /** Uploads a file and tells how far it is; otherwise as {@link #upload(Path, String)}. */
  public Upload upload(Path file, String key, UploadListener listener) {
    IdempotencyKey.require(key);
    try {
      return transport.send(new FileUpload(endpoints, file, key, listener).exchange());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Starts an operation, or finds the one that the same key and request started before.
   *
   * @param input anything that Jackson writes as the JSON object that the kind asks for
   * @param key names the operation and becomes part of its id; {@link IdempotencyKey#random} unless
   *     the caller has a better one
   */
  public Submission submit(String kind, Object input, StartOptions options, String key) {
    IdempotencyKey.require(key);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("kind", kind);
    body.set("input", Documents.MAPPER.valueToTree(input));
    if (!options.labels().isEmpty()) {
      body.set("labels", Documents.MAPPER.valueToTree(options.labels()));
    }
    if (options.timeout() != null) {
      body.put("timeout", options.timeout().toString());
    }
    if (options.startAt() != null) {
      body.put("startAt", options.startAt().toString());
    }
    if (options.onFailure() != null) {
      body.set("onFailure", Documents.MAPPER.valueToTree(options.onFailure()));
    }
    return controls.submit(body, key);
  }

  /** Looks at an operation. */
  public Operation get(String id) {
    return controls.get(id);
  }

  /** Waits until the operation is done or needs a person. */
  public Operation waitFor(String id) {
    return watch(id, WatchOptions.DEFAULT, operation -> {});
  }

  /**
   * Follows an operation until it is done (or parked, see the options), at the pace that the server
   * advises.
   *
   * @param listener hears the document each time it has changed, in the calling thread
   * @return the operation as last seen
   * @throws NotFinishedException if the options' limit has passed
   */
  public Operation watch(String id, WatchOptions options, Consumer<Operation> listener) {
    return new Follower(transport, endpoints).follow(id, options, listener);
  }

  /**
   * The result.
   *
   * @return null if the operation has none
   * @throws NotFinishedException if it still runs
   * @throws RefusedException if it failed or was canceled
   * @throws IllegalStateException if the result is a file that is not JSON: use {@link #saveResult}
   */
  public @Nullable JsonNode result(String id) {
    return transport
        .send(
            Exchange.small(
                () -> endpoints.operation(id, "/result").GET(), LonghaulClient::inlineResult))
        .orElse(null);
  }

  private static Optional<JsonNode> inlineResult(HttpResponse<byte[]> response) {
    FileDownload.requireFinished(response);
    if (response.body().length == 0) {
      return Optional.empty();
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.contains("json")) {
      throw new IllegalStateException("The result is a file of type " + type + ".");
    }
    return Optional.of(Documents.parse(response.body()));
  }

  /**
   * Fetches the result into a file, whatever it is.
   *
   * @return null if the operation has none
   * @throws NotFinishedException if it still runs
   */
  public @Nullable SavedFile saveResult(String id, Path target) {
    return save(new FileDownload(() -> endpoints.operation(id, "/result").GET(), target))
        .orElse(null);
  }

  /** Fetches a file that the operation made, such as its rejects. */
  public SavedFile saveArtifact(String id, String name, Path target) {
    return save(new FileDownload(() -> endpoints.artifact(id, name).GET(), target))
        .orElseThrow(
            () -> new IllegalStateException("The artifact " + name + " of " + id + " is empty."));
  }

  private Optional<SavedFile> save(FileDownload download) {
    try {
      return transport.send(download.exchange());
    } finally {
      download.discard();
    }
  }

  /** The steps that the operation has gone through, and what people decided about it. */
  public OperationSteps steps(String id) {
    return transport.send(
        Exchange.small(
            () -> endpoints.operation(id, "/steps").GET(),
            response -> Documents.read(Documents.parse(response.body()), OperationSteps.class)));
  }

  /** One page of a list; {@code pageToken} is null for the first. */
  public OperationPage page(OperationFilter filter, @Nullable String pageToken) {
    return transport.send(
        Exchange.small(
            () -> endpoints.operations(filter, pageToken).GET(),
            response -> Documents.page(response.body())));
  }

  /** All operations of a list, fetched page by page as the stream is consumed. */
  public Stream<Operation> list(OperationFilter filter) {
    Pages pages = new Pages(page(filter, null), token -> page(filter, token));
    int unordered = Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, unordered), false);
  }

  /** Asks to cancel; it takes effect shortly after, see {@link Operation#state}. */
  public Operation cancel(String id, @Nullable String reason) {
    return controls.command(id, "cancel", null, reason);
  }

  /**
   * Lets a parked operation go on, or starts the next of the line of one that finished without
   * success.
   *
   * @param input the corrected input; null to keep the one it has
   * @return the parked operation, or the new one with {@link Operation#retryOf}
   */
  public Operation retry(String id, @Nullable Object input, @Nullable String reason) {
    JsonNode node = input == null ? null : Documents.MAPPER.valueToTree(input);
    return controls.command(id, "retry", node, reason);
  }

  /** Ends a parked operation as failed. */
  public Operation fail(String id, @Nullable String reason) {
    return controls.fail(id, reason);
  }

  /**
   * Removes the record and the files of a finished operation; one that still runs is asked to
   * cancel instead.
   *
   * @return null if it was removed; the operation that is being canceled otherwise
   */
  public @Nullable Operation delete(String id) {
    return controls.delete(id);
  }

  /** What kinds of operations there are. */
  public List<Kind> kinds() {
    return transport.send(
        Exchange.small(
            () -> endpoints.kinds().GET(), response -> Documents.kinds(response.body())));
  }

  /** One kind, with the schemas of its input and result. */
  public Kind kind(String name) {
    return transport.send(
        Exchange.small(
            () -> endpoints.kind(name).GET(),
            response -> Documents.read(Documents.parse(response.body()), Kind.class)));
  }

  /** Drops all connections; calls under way fail. Operations go on. */
  @Override
  public void close() {
    transport.close();
  }
}
