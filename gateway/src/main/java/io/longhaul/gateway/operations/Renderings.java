package io.longhaul.gateway.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.gateway.artifacts.DownloadLinks;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.operations.OperationDocument.Download;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents as bytes, each written once for all who share the look and see the same. Thread-safe.
 */
final class Renderings {

  private static final int VIEW_DIGITS = 12;

  // Clients choose the host that links begin with.
  private static final int MOST_VIEWS = 16;

  // By identity: what one look has shown never changes, and goes when the look does.
  private final DownloadLinks downloads;
  private final Cache<ObservedOperation, Map<View, Rendering>> renderings =
      Caffeine.newBuilder().weakKeys().build();

  /** What a document depends on, beside the operation. */
  private record View(
      Links links,
      Set<Scope> scopes,
      @Nullable OperationId retriedAs,
      Map<String, Download> downloads) {}

  /** A document in bytes, with its entity tag. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record Rendering(byte[] body, String tag) {}

  Renderings(DownloadLinks downloads) {
    this.downloads = downloads;
  }

  Rendering of(Seen seen, Links links, Caller caller) {
    Map<View, Rendering> written = renderings.get(seen.operation(), _ -> new ConcurrentHashMap<>());
    View view = new View(links, caller.scopes(), seen.retriedAs(), downloads(seen.operation()));
    Rendering known = written.get(view);
    if (known != null) {
      return known;
    }
    Rendering rendering = write(seen, view, caller);
    if (written.size() < MOST_VIEWS) {
      written.put(view, rendering);
    }
    return rendering;
  }

  // They change while the operation does not.
  private Map<String, Download> downloads(ObservedOperation operation) {
    Outcome outcome = operation.outcome();
    if (outcome == null || outcome.artifacts().isEmpty()) {
      return Map.of();
    }
    Map<String, Download> links = new HashMap<>();
    for (ArtifactNote artifact : outcome.artifacts()) {
      DownloadLinks.Link link =
          downloads.of(
              new ArtifactId(operation.id().toString(), operation.runId(), artifact.name()));
      if (link != null) {
        links.put(artifact.name(), new Download(link.url(), link.expiresAt()));
      }
    }
    return links;
  }

  private static Rendering write(Seen seen, View view, Caller caller) {
    DocumentWriter writer = new DocumentWriter(view.links(), caller, view.downloads());
    byte[] body = WireJson.bytes(writer.write(seen));
    MessageDigest digest = Sha256.start();
    digest.update(body);
    String shown = Sha256.finish(digest).substring(0, VIEW_DIGITS);
    return new Rendering(body, '"' + seen.operation().version() + '-' + shown + '"');
  }
}
