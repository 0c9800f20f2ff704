package io.longhaul.gateway.json;

import io.longhaul.workflows.operation.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON from clients as RFC 7493 (I-JSON) wants it: UTF-8, no member twice, no number that
 * another reader would take for a different one.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 400;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /**
   * Reads an object.
   *
   * @throws MalformedJsonException when the bytes are anything else
   */
  public static ObjectNode object(byte[] bytes) {
    JsonNode node = read(text(bytes));
    if (!(node instanceof ObjectNode object)) {
      throw new MalformedJsonException("The body must be a JSON object.", null);
    }
    InteroperableJson.check(object);
    return object;
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException e) {
      throw tooMuch(e);
    } catch (DatabindException e) {
      // Its own words name classes.
      throw new MalformedJsonException("The body goes on after its JSON value.", null);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where =
          at == null || at.getLineNr() < 0
              ? ""
              : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new MalformedJsonException(
          "The body is not valid JSON: " + firstLine(e.getOriginalMessage()) + where, null);
    }
  }

  private static MalformedJsonException tooMuch(StreamConstraintsException e) {
    String message = firstLine(e.getOriginalMessage());
    if (message.startsWith("Document nesting depth")) {
      return new MalformedJsonException(
          ErrorCode.JSON_TOO_DEEP, "The body may be nested " + MAX_DEPTH + " deep.", null);
    }
    if (message.startsWith("Number value length")) {
      return new MalformedJsonException(
          ErrorCode.NUMBER_TOO_LONG, "A number may have " + MAX_NUMBER_LENGTH + " digits.", null);
    }
    return new MalformedJsonException("The body is not acceptable JSON: " + message, null);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("The body is not valid UTF-8.", null);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
