package io.longhaul.workflows.payloads;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one data converter of gateway and worker: JSON that tolerates newer writers, behind a codec.
 */
public final class OperationPayloads {

  private static final JsonMapper MAPPER =
      Jackson3JsonPayloadConverter.newDefaultJsonMapper(false)
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // What is null is left out: written, a null JsonNode would be read as JSON's null.
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_NULL))
          .build();

  private OperationPayloads() {}

  /**
   * A converter that reads what is plain and what is encrypted with one of these keys. Thread-safe.
   */
  public static DataConverter converter(PayloadKeys keys) {
    DataConverter json =
        DefaultDataConverter.newDefaultInstance()
            .withPayloadConverterOverrides(new Jackson3JsonPayloadConverter(MAPPER));
    return new CodecDataConverter(json, List.of(new DecryptingCodec(keys)), false);
  }

  /** The mapper that payloads are written with. Immutable and thread-safe. */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
