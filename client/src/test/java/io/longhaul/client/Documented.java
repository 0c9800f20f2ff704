package io.longhaul.client;

/** Members of operation documents, without the id. */
public final class Documented {
  public static final String QUEUED =
      "\"status\":\"NotStarted\",\"state\":\"Queued\",\"done\":false,\"percentComplete\":0.0";

  public static final String SUCCEEDED =
      "\"status\":\"Succeeded\",\"state\":\"Succeeded\",\"done\":true,\"percentComplete\":100.0,"
          + "\"finishedAt\":\"2026-11-22T10:00:00Z\","
          + "\"counts\":{\"read\":43086,\"inserted\":43083,\"updated\":3,\"skipped\":0,\"rejected\":0},"
          + "\"result\":{\"dataset\":\"pet-licenses\"}";

  public static final String PARTIAL =
      "\"status\":\"Succeeded\",\"state\":\"PartiallySucceeded\",\"done\":true,"
          + "\"counts\":{\"read\":10,\"inserted\":8,\"updated\":0,\"skipped\":0,\"rejected\":2},\"warnings\":[{\"code\":\"ROWS_REJECTED\",\"message\":\"Some"
          + " rows were rejected\",\"count\":2}],"
          + "\"artifacts\":[{\"name\":\"rejects.csv\",\"contentType\":\"text/csv\",\"length\":12,\"sha256\":\"00\",\"href\":\"http://x/rejects.csv\"}]";

  public static final String FAILED =
      "\"status\":\"Failed\",\"state\":\"Failed\",\"done\":true,\"error\":{\"code\":\"FILE_EMPTY\",\"message\":\"The"
          + " file is empty\",\"retryable\":false,"
          + "\"failedStep\":\"inspect\",\"attempts\":1,\"details\":[]}";

  public static final String CANCELED =
      "\"status\":\"Canceled\",\"state\":\"Canceled\",\"done\":true";

  public static final String PARKED =
      "\"status\":\"Running\",\"state\":\"NeedsAttention\",\"done\":false,"
          + "\"attention\":{\"parkId\":\"p1\",\"since\":\"2026-11-22T10:00:00Z\","
          + "\"deadline\":\"2026-11-25T10:00:00Z\",\"error\":{\"code\":\"TABLE_MISSING\","
          + "\"message\":\"There is no table pet_licenses\",\"retryable\":false}}";

  private Documented() {}

  public static String loading(long done, long total) {
    return ("\"status\":\"Running\",\"state\":\"Running\",\"done\":false,\"percentComplete\":%d.5,"
            + "\"progress\":{\"step\":\"load\",\"done\":%d,\"total\":%d,\"unit\":\"rows\",\"rejected\":0,"
            + "\"ratePerSecond\":1500.0,\"estimatedFinishAt\":\"2099-01-01T00:00:00Z\"}")
        .formatted(done * 100 / total, done, total);
  }
}
