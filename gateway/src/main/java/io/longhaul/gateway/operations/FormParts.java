package io.longhaul.gateway.operations;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/** A body of {@code multipart/form-data} (RFC 7578), part by part as it comes. */
final class FormParts {

  private static final String TYPE = "multipart/form-data";

  private final FileItemIterator parts;

  private FormParts(FileItemIterator parts) {
    this.parts = parts;
  }

  static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE);
  }

  static FormParts of(HttpServletRequest request) throws IOException {
    FileUpload form = new FileUpload();
    form.setHeaderEncoding("UTF-8");
    return new FormParts(reading(() -> form.getItemIterator(new ServletRequestContext(request))));
  }

  /** Something that reads the body. */
  private interface Reading<T> {

    T read() throws IOException;
  }

  /** The next part; null at the end. */
  @Nullable Part next() throws IOException {
    return reading(parts::hasNext) ? new Part(reading(parts::next)) : null;
  }

  /** One part. Its bytes must be read before the next is asked for. */
  static final class Part {

    private final FileItemStream item;

    private Part(FileItemStream item) {
      this.item = item;
    }

    String name() {
      return item.getFieldName() == null ? "" : item.getFieldName();
    }

    /** What uploads call their metadata. */
    Map<String, String> metadata() {
      Map<String, String> metadata = new LinkedHashMap<>();
      if (item.getName() != null && !item.getName().isEmpty()) {
        metadata.put("filename", item.getName());
      }
      if (item.getContentType() != null) {
        metadata.put("filetype", item.getContentType());
      }
      return metadata;
    }

    InputStream open() throws IOException {
      return reading(item::openStream);
    }
  }

  // All are I/O exceptions, as is that the client hung up.
  private static <T> T reading(Reading<T> action) throws IOException {
    try {
      return action.read();
    } catch (FileUploadException | FileUploadIOException | MalformedStreamException e) {
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST, "The body is no multipart/form-data with this boundary.");
    }
  }
}
