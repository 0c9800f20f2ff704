package io.longhaul.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way here. Bytes go to a file beside the target; a lost connection goes on where
 * it broke off (RFC 9110, section 14), and the target appears only when all is there.
 */
final class FileDownload {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int PARTIAL = 206;
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"/\\\\]+)\"");

  private final Supplier<HttpRequest.Builder> request;
  private final Path target;
  private final Path part;
  private final AtomicLong position = new AtomicLong();
  private @Nullable String tag;

  FileDownload(Supplier<HttpRequest.Builder> request, Path target) {
    this.request = request;
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
  }

  /** The call; empty when the server has no content (204). */
  Exchange<Optional<SavedFile>> exchange() {
    return new Exchange<>(this::next, this::handler, position::get, Exchange.IDLE, this::finish);
  }

  void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // A leftover file beside the target is all that happens.
    }
  }

  private HttpRequest.Builder next() {
    HttpRequest.Builder builder = request.get();
    if (position.get() > 0 && tag != null) {
      builder.header("Range", "bytes=" + position + "-").header("If-Range", tag);
    }
    return builder;
  }

  private BodyHandler<byte[]> handler() {
    return info -> {
      boolean goesOn = info.statusCode() == PARTIAL;
      if (info.statusCode() != OK && !goesOn) {
        return BodySubscribers.ofByteArray();
      }
      tag = info.headers().firstValue("ETag").filter(each -> !each.startsWith("W/")).orElse(null);
      OutputStream out = open(goesOn);
      return BodySubscribers.mapping(
          BodySubscribers.ofByteArrayConsumer(bytes -> write(out, bytes)), done -> new byte[0]);
    };
  }

  private OutputStream open(boolean goesOn) {
    try {
      if (goesOn) {
        return Files.newOutputStream(part, StandardOpenOption.APPEND);
      }
      position.set(0);
      return Files.newOutputStream(part);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + part, e);
    }
  }

  private void write(OutputStream out, Optional<byte[]> bytes) {
    try {
      if (bytes.isEmpty()) {
        out.close();
        return;
      }
      out.write(bytes.get());
      position.addAndGet(bytes.get().length);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + part, e);
    }
  }

  private Optional<SavedFile> finish(HttpResponse<byte[]> response) throws IOException {
    requireFinished(response);
    if (response.statusCode() != OK && response.statusCode() != PARTIAL) {
      return Optional.empty();
    }
    HttpHeaders headers = response.headers();
    String digest = headers.firstValue("Repr-Digest").orElse("");
    if (!Digests.matches(digest, part)) {
      position.set(0);
      throw new IOException("what arrived does not match its digest");
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    String type = headers.firstValue("Content-Type").orElse(null);
    return Optional.of(new SavedFile(target, position.get(), type, name(headers)));
  }

  /** An answer 202 on the address of a result is the running operation. */
  static void requireFinished(HttpResponse<byte[]> response) {
    if (response.statusCode() == ACCEPTED) {
      throw new NotFinishedException(Documents.operation(response.body()));
    }
  }

  private static @Nullable String name(HttpHeaders headers) {
    Matcher matcher = FILE_NAME.matcher(headers.firstValue("Content-Disposition").orElse(""));
    return matcher.find() ? matcher.group(1) : null;
  }
}
