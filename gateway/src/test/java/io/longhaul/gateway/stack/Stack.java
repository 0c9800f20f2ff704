package io.longhaul.gateway.stack;

import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.operation.OperationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;

/** Engine, worker and gateway, started once for all tests that share them. */
public final class Stack implements AutoCloseable {

  private final Path home;
  private final DevServer engine;
  private final TestWorker worker;
  private final TestGateway gateway;
  private final TokenIssuer issuer = new TokenIssuer();

  Stack() {
    try {
      home = Files.createTempDirectory("longhaul-gateway");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    engine = new DevServer(home);
    worker = new TestWorker(engine.target());
    gateway = another();
  }

  public TokenIssuer issuer() {
    return issuer;
  }

  public DevServer engine() {
    return engine;
  }

  public TestWorker worker() {
    return worker;
  }

  public TestGateway gateway() {
    return gateway;
  }

  /** Another gateway, a replica but for these properties; who asks for it closes it. */
  public TestGateway another(String... properties) {
    return TestGateway.start(engine.target(), home, issuer, properties);
  }

  /** Keeps files of all parts. */
  public Path home() {
    return home;
  }

  /** The API for the client ann of the tenant acme. */
  public Api ann() {
    return api("acme", "ann");
  }

  /** The API for a client. */
  public Api api(String tenant, String subject) {
    return new Api(gateway.url(), issuer.client(tenant, subject));
  }

  /** Submits an import of ann's whose loads do these things in turn; returns its path. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final String submitted(Function<LoadCommand, LoadReport>... loads) {
    String key = UUID.randomUUID().toString();
    worker.onLoad(OperationId.of("acme", key), loads);
    return ann().submitted(key);
  }

  /** Publishes an artifact of an operation as a worker would. */
  public Artifact artifact(String path, String name, String content) {
    String operation = Api.id(path).toString();
    String run =
        worker.client().newUntypedWorkflowStub(operation).describe().getExecution().getRunId();
    ArtifactId id = new ArtifactId(operation, run, name);
    try (ArtifactWriter writer = gateway.part(Artifacts.class).begin(id, "text/csv")) {
      writer.stream().write(content.getBytes(StandardCharsets.UTF_8));
      return writer.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The API for support staff of all tenants. */
  public Api support() {
    return new Api(gateway.url(), issuer.support("acme", "sue", "*"));
  }

  @Override
  public void close() {
    gateway.close();
    worker.close();
    engine.close();
  }
}
