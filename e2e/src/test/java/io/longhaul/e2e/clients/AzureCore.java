package io.longhaul.e2e.clients;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.rest.Response;
import com.azure.core.http.rest.SimpleResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.core.util.polling.AsyncPollResponse;
import com.azure.core.util.polling.DefaultPollingStrategy;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.core.util.polling.PollResponse;
import com.azure.core.util.polling.PollerFlux;
import com.azure.core.util.polling.PollingStrategyOptions;
import com.azure.core.util.polling.SyncDefaultPollingStrategy;
import com.azure.core.util.polling.SyncPoller;
import com.azure.core.util.serializer.TypeReference;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Azure's Java library with its default pipeline and its default polling strategies. */
final class AzureCore {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final TypeReference<BinaryData> DOCUMENT =
      TypeReference.createInstance(BinaryData.class);

  private final String base;
  private final HttpPipeline pipeline;

  AzureCore(String base, String token) {
    this.base = base;
    this.pipeline =
        new HttpPipelineBuilder()
            .httpClient(new JdkHttpClientBuilder().build())
            .policies(
                new RetryPolicy(),
                new AddHeadersPolicy(
                    new HttpHeaders().set(HttpHeaderName.AUTHORIZATION, "Bearer " + token)))
            .build();
  }

  /** How a poll ended. */
  record End(LongRunningOperationStatus status, String document, @Nullable String result) {}

  /** The two pollers of the library. */
  enum Poller {
    SYNC {
      @Override
      End poll(AzureCore azure, Response<BinaryData> started, Duration limit) {
        SyncPoller<BinaryData, BinaryData> poller =
            SyncPoller.createPoller(
                INTERVAL,
                () -> started,
                new SyncDefaultPollingStrategy<>(azure.options()),
                DOCUMENT,
                DOCUMENT);
        PollResponse<BinaryData> last = poller.waitForCompletion(limit);
        return new End(
            last.getStatus(),
            String.valueOf(last.getValue()),
            hasSucceeded(last.getStatus()) ? String.valueOf(poller.getFinalResult()) : null);
      }
    },
    FLUX {
      @Override
      End poll(AzureCore azure, Response<BinaryData> started, Duration limit) {
        AsyncPollResponse<BinaryData, BinaryData> last =
            Objects.requireNonNull(
                PollerFlux.create(
                        INTERVAL,
                        () -> Mono.just(started),
                        new DefaultPollingStrategy<>(azure.options()),
                        DOCUMENT,
                        DOCUMENT)
                    .blockLast(limit));
        return new End(
            last.getStatus(),
            String.valueOf(last.getValue()),
            hasSucceeded(last.getStatus())
                ? String.valueOf(last.getFinalResult().block(limit))
                : null);
      }
    };

    /** Polls until the library says that it is over, or the limit is. */
    abstract End poll(AzureCore azure, Response<BinaryData> started, Duration limit);
  }

  private static boolean hasSucceeded(LongRunningOperationStatus status) {
    return status.equals(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
  }

  /** Starts an operation. */
  Response<BinaryData> start(String key, Map<String, ?> body) {
    HttpRequest request =
        new HttpRequest(HttpMethod.POST, base + "/v1/operations")
            .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
            .setHeader(HttpHeaderName.fromString("Idempotency-Key"), key)
            .setBody(BinaryData.fromObject(body));
    try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
      return new SimpleResponse<>(
          request, response.getStatusCode(), response.getHeaders(), response.getBodyAsBinaryData());
    }
  }

  // As the clients of services do: they read answers whole, and put their version on every address.
  private PollingStrategyOptions options() {
    return new PollingStrategyOptions(pipeline)
        .setEndpoint(base)
        .setContext(new Context("azure-eagerly-read-response", true))
        .setServiceVersion("2026-11-01");
  }
}
