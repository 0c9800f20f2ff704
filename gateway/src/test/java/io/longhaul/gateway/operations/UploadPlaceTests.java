package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationKind;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where the upload that came along is named. */
class UploadPlaceTests {

  private static final UploadId ID = UploadId.of("acme", "key");

  @Test
  void theOnlyPlaceIsTaken() {
    ObjectNode input = json("{\"dataset\":\"pets\"}");

    UploadPlace.find(kind("/file"), input).fill(ID);

    assertThat(input.toString()).isEqualTo("{\"dataset\":\"pets\",\"file\":\"" + ID + "\"}");
  }

  @Test
  void aPlaceMayLieDeep() {
    ObjectNode input = json("{\"source\":{\"format\":\"csv\"}}");

    UploadPlace.find(kind("/source/where/file"), input).fill(ID);

    assertThat(input.at("/source/where/file").asString()).isEqualTo(ID.value());
    assertThat(input.at("/source/format").asString()).isEqualTo("csv");
  }

  @Test
  void ofSeveralTheOneThatIsLeftOpenIsTaken() {
    ObjectNode input = json("{\"left\":\"u-1\"}");

    UploadPlace.find(kind("/left", "/right"), input).fill(ID);

    assertThat(input.at("/right").asString()).isEqualTo(ID.value());
    assertThat(input.at("/left").asString()).isEqualTo("u-1");
  }

  @Test
  void noPlaceOrTooManyAreRefused() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadPlace.find(kind(), json("{}")))
        .withMessageContaining("takes no file");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadPlace.find(kind("/file"), json("{\"file\":\"u-1\"}")))
        .withMessageContaining("already");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> UploadPlace.find(kind("/left", "/right"), json("{}")))
        .withMessageContaining("more than one");
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }

  private static OperationKind kind(String... uploads) {
    return new Kind(Stream.of(uploads).map(JsonPointer::compile).toList());
  }

  /** A kind of which only its uploads matter. */
  private record Kind(List<JsonPointer> uploads) implements OperationKind {

    @Override
    public String name() {
      return "test";
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public String taskQueue() {
      return "test";
    }

    @Override
    public ObjectNode inputSchema() {
      return json("{}");
    }

    @Override
    public ObjectNode resultSchema() {
      return json("{}");
    }

    @Override
    public Class<?> activities() {
      return Void.class;
    }

    @Override
    public Class<?> workflow() {
      return Void.class;
    }

    @Override
    public void register(Worker worker, ExecutionPolicy policy) {}
  }
}
