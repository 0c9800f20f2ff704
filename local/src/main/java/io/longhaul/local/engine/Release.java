package io.longhaul.local.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One published release of Temporal CLI.
 *
 * @param base address under which releases lie
 * @param archive file name of the archive for this platform
 */
record Release(URI base, String version, String archive, Duration connectTimeout) {
  private static final Duration CHECKSUM_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(15);
  private static final String CHECKSUMS = "checksums.txt";

  URI archiveAddress() {
    return file(archive);
  }

  /** The archive's SHA-256 according to the release's checksum file. */
  String checksum() throws SourceException, IOException, InterruptedException {
    var lines = fetch(file(CHECKSUMS), BodyHandlers.ofString(), CHECKSUM_TIMEOUT);
    return lines
        .lines()
        .map(line -> line.strip().split("\\s+\\*?", 2))
        .filter(parts -> parts.length == 2 && parts[1].equals(archive))
        .map(parts -> parts[0].toLowerCase(java.util.Locale.ROOT))
        .findFirst()
        .orElseThrow(
            () -> new SourceException(file(CHECKSUMS) + " has no checksum for " + archive));
  }

  /** Copies the archive into a file. */
  void download(Path target) throws SourceException, IOException, InterruptedException {
    fetch(archiveAddress(), BodyHandlers.ofFile(target), DOWNLOAD_TIMEOUT);
  }

  private URI file(String name) {
    return URI.create(base.toString().replaceAll("/+$", "") + "/v" + version + "/" + name);
  }

  private <T> T fetch(URI address, BodyHandler<T> body, Duration limit)
      throws SourceException, IOException, InterruptedException {
    try (var http = client()) {
      var call = http.sendAsync(HttpRequest.newBuilder(address).build(), body);
      return accepted(call.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new SourceException(
          "no answer from %s within %d s".formatted(address, limit.toSeconds()));
    } catch (ExecutionException e) {
      throw new SourceException("%s: %s".formatted(address, reason(e)));
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(connectTimeout)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  private static <T> T accepted(HttpResponse<T> response) throws SourceException {
    if (response.statusCode() != 200) {
      throw new SourceException("%s answered %d".formatted(response.uri(), response.statusCode()));
    }
    return response.body();
  }

  private static String reason(ExecutionException failure) {
    var cause = failure.getCause();
    if (cause == null) {
      return failure.toString();
    }
    var message = cause.getMessage();
    return message == null ? "cannot connect" : message;
  }
}
