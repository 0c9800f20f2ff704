package io.longhaul.gateway.requests;

import io.longhaul.gateway.json.StrictJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON body of a request, up to a limit. */
public final class RequestBody {

  private RequestBody() {}

  /** The body, which must be there. */
  public static ObjectNode required(HttpServletRequest request, DataSize limit) throws IOException {
    requireJson(request);
    return StrictJson.object(bytes(request, limit));
  }

  /** The same; no body at all counts as an empty object. */
  public static ObjectNode optional(HttpServletRequest request, DataSize limit) throws IOException {
    byte[] bytes = bytes(request, limit);
    if (bytes.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    requireJson(request);
    return StrictJson.object(bytes);
  }

  private static byte[] bytes(HttpServletRequest request, DataSize limit) throws IOException {
    int most = Math.toIntExact(limit.toBytes());
    if (request.getContentLengthLong() > most) {
      throw tooLarge(limit);
    }
    byte[] bytes = request.getInputStream().readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLarge(limit);
    }
    return bytes;
  }

  private static void requireJson(HttpServletRequest request) {
    try {
      String type = request.getContentType();
      if (type != null
          && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type))) {
        return;
      }
    } catch (InvalidMediaTypeException e) {
      // Not JSON either.
    }
    throw new ProblemException(
            ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The content type must be application/json.")
        .header("Accept-Post", MediaType.APPLICATION_JSON_VALUE);
  }

  private static ProblemException tooLarge(DataSize limit) {
    return new ProblemException(
        ErrorCode.TOO_LARGE, "The body may have " + limit.toBytes() + " bytes.");
  }
}
