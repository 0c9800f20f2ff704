package io.longhaul.gateway.artifacts;

import io.longhaul.storage.DownloadTerms;
import io.longhaul.storage.StorageException;
import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.Artifacts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links under which anybody may fetch an artifact from the bucket for a while. They change twice in
 * their life and not with every look, and are the same in every gateway, so that documents stay
 * what their tag says. Thread-safe.
 */
public final class DownloadLinks {

  private static final Logger LOG = LoggerFactory.getLogger(DownloadLinks.class);
  private static final int REMEMBERED = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Executor LOOKS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("download-link").factory());

  /** For stores that have none. */
  static final DownloadLinks NONE = new DownloadLinks(null, Duration.ZERO, Clock.systemUTC());

  private final @Nullable Artifacts artifacts;
  private final Duration lifetime;
  private final Clock clock;
  private final Map<ArtifactId, Link> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ArtifactId, Link> eldest) {
          return size() > REMEMBERED;
        }
      };

  DownloadLinks(@Nullable Artifacts artifacts, Duration lifetime, Clock clock) {
    this.artifacts = artifacts;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** A link, and when it is good no longer. */
  public record Link(URI url, Instant expiresAt) {}

  /** Null where there is none; the bucket may be away, too, and nobody waits for it long. */
  public @Nullable Link of(ArtifactId id) {
    if (artifacts == null) {
      return null;
    }
    Instant from = begin(clock.instant());
    Link present = known(id);
    if (present != null && present.expiresAt().equals(from.plus(lifetime))) {
      return present;
    }
    Optional<Link> fresh = look(artifacts, id, from);
    fresh.ifPresent(link -> remember(id, link));
    return fresh.orElse(null);
  }

  private Optional<Link> look(Artifacts store, ArtifactId id, Instant from) {
    try {
      return CompletableFuture.supplyAsync(() -> link(store, id, from), LOOKS)
          .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof StorageException)) {
        throw e;
      }
      LOG.debug("A document goes without its links", e);
      return Optional.empty();
    }
  }

  private Optional<Link> link(Artifacts store, ArtifactId id, Instant from) {
    Optional<Artifact> artifact = store.find(id);
    return artifact
        .map(it -> new DownloadTerms(from, lifetime, it.contentType(), disposition(it)))
        .flatMap(terms -> store.link(id, terms))
        .map(url -> new Link(url, from.plus(lifetime)));
  }

  private static String disposition(Artifact artifact) {
    String name = artifact.filename();
    return Attachment.header(name == null ? artifact.name() : name);
  }

  private Instant begin(Instant now) {
    long window = lifetime.toSeconds() / 2;
    return Instant.ofEpochSecond(now.getEpochSecond() / window * window);
  }

  private synchronized @Nullable Link known(ArtifactId id) {
    return known.get(id);
  }

  private synchronized void remember(ArtifactId id, Link link) {
    known.put(id, link);
  }
}
