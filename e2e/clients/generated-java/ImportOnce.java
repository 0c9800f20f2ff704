package org.example.longhaul;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.example.longhaul.api.KindsApi;
import org.example.longhaul.api.OperationsApi;
import org.example.longhaul.api.UploadsApi;
import org.example.longhaul.model.Operation;
import org.example.longhaul.model.Submission;
import org.example.longhaul.model.Upload;

/** Uploads a file, imports it and waits for the end, with nothing but what was generated. */
public final class ImportOnce {
  private static final int MOST_LOOKS = 60;

  private ImportOnce() {}

  /** Takes the file, the dataset and how many records there are. */
  public static void main(String[] arguments) throws ApiException {
    File file = new File(arguments[0]);
    ApiClient client = new ApiClient();
    client.setBasePath(System.getenv("LONGHAUL_URL"));
    client.addDefaultHeader("Authorization", "Bearer " + System.getenv("LONGHAUL_TOKEN"));
    client.setReadTimeout(60_000);

    boolean known = new KindsApi(client).listKinds().toString().contains("bulk-import");
    Upload upload =
        new UploadsApi(client)
            .createUpload(
                "1.0.0", key(), file.length(), null, null, null, null, null, file);
    Submission submission =
        new Submission()
            .kind("bulk-import")
            .input(Map.of("file", upload.getId(), "dataset", arguments[1]));
    OperationsApi operations = new OperationsApi(client);
    Operation operation = operations.submitOperation(key(), submission, null);
    for (int i = 0; i < MOST_LOOKS && !operation.getDone(); i++) {
      operation = operations.readOperation(operation.getId(), null, "wait=5");
    }
    Object result = operations.readResult(operation.getId(), null, null, null, null);

    long wanted = Long.parseLong(arguments[2]);
    report("kinds", known, List.of());
    report("import", operation.getDone() && inserted(operation) == wanted, operation);
    report("result", result instanceof Map && !((Map<?, ?>) result).isEmpty(), result);
    client.getHttpClient().connectionPool().evictAll();
    System.exit(0);
  }

  private static long inserted(Operation operation) {
    return operation.getCounts().getOrDefault("inserted", -1L);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static void report(String name, boolean passed, Object seen) {
    String problem = passed ? "" : String.valueOf(seen).replaceAll("[\\\\\"\\s]+", " ");
    System.out.printf(
        "{\"case\":\"%s\",\"passed\":%s,\"problem\":\"%s\"}%n", name, passed, problem);
  }
}
