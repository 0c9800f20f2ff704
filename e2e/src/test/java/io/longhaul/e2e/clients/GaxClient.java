package io.longhaul.e2e.clients;

import com.google.api.HttpRule;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.httpjson.InstantiatingHttpJsonChannelProvider;
import com.google.api.gax.httpjson.ProtoOperationTransformers.MetadataTransformer;
import com.google.api.gax.httpjson.ProtoOperationTransformers.ResponseTransformer;
import com.google.api.gax.httpjson.longrunning.OperationsClient;
import com.google.api.gax.httpjson.longrunning.stub.HttpJsonOperationsCallableFactory;
import com.google.api.gax.httpjson.longrunning.stub.HttpJsonOperationsStub;
import com.google.api.gax.httpjson.longrunning.stub.OperationsStubSettings;
import com.google.api.gax.longrunning.OperationSnapshot;
import com.google.api.gax.longrunning.OperationTimedPollAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.Callables;
import com.google.api.gax.rpc.ClientContext;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.gax.rpc.OperationCallSettings;
import com.google.api.gax.rpc.OperationCallable;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.TypeRegistry;
import com.google.rpc.ErrorInfo;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Google's client for operations over HTTP, set up as its generated clients set it up. */
record GaxClient(OperationsClient operations, OperationCallable<String, Struct, Struct> polling)
    implements AutoCloseable {
  private static final String SERVICE = "google.longrunning.Operations.";
  private static final Duration CALL = Duration.ofMinutes(1);
  private static final TypeRegistry TYPES =
      TypeRegistry.newBuilder()
          .add(Struct.getDescriptor())
          .add(ErrorInfo.getDescriptor())
          .add(Empty.getDescriptor())
          .build();
  private static final Map<String, HttpRule> BINDINGS =
      Map.of(
          SERVICE + "ListOperations",
          HttpRule.newBuilder().setGet("/google/v1/{name=operations}").build(),
          SERVICE + "GetOperation",
          HttpRule.newBuilder().setGet("/google/v1/{name=operations/*}").build(),
          SERVICE + "DeleteOperation",
          HttpRule.newBuilder().setDelete("/google/v1/{name=operations/*}").build(),
          SERVICE + "CancelOperation",
          HttpRule.newBuilder().setPost("/google/v1/{name=operations/*}:cancel").build());

  /** How it is told of the path prefix. */
  enum Way {
    /** By bindings of its own, which generated clients have. */
    BINDINGS,
    /** As a part of the endpoint, with the bindings that everybody has. */
    ENDPOINT
  }

  static GaxClient of(URI gateway, String token, Way way) throws IOException {
    boolean bound = way == Way.BINDINGS;
    String endpoint = gateway.resolve(bound ? "/" : "/google").toString();
    OperationsStubSettings.Builder settings = OperationsStubSettings.newBuilder();
    settings
        .setTransportChannelProvider(
            InstantiatingHttpJsonChannelProvider.newBuilder().setEndpoint(endpoint).build())
        .setEndpoint(endpoint)
        .setCredentialsProvider(NoCredentialsProvider.create())
        .setHeaderProvider(FixedHeaderProvider.create("Authorization", "Bearer " + token));
    // Ten seconds unless set, which a first call on a busy machine may take.
    settings
        .unaryMethodSettingsBuilders()
        .forEach(each -> each.setSimpleTimeoutNoRetriesDuration(CALL));
    ClientContext context = ClientContext.create(settings.build());
    HttpJsonOperationsStub stub =
        HttpJsonOperationsStub.create(
            context, new HttpJsonOperationsCallableFactory(), TYPES, bound ? BINDINGS : Map.of());
    return new GaxClient(
        OperationsClient.create(stub),
        Callables.longRunningOperation(
                stub.longRunningClient().getOperationCallable(),
                settings(),
                context,
                stub.longRunningClient())
            .withDefaultCallContext(context.getDefaultCallContext()));
  }

  @Override
  public void close() {
    operations.close();
  }

  private static OperationCallSettings<String, Struct, Struct> settings() {
    return OperationCallSettings.<String, Struct, Struct>newBuilder()
        .setInitialCallSettings(
            UnaryCallSettings.<String, OperationSnapshot>newUnaryCallSettingsBuilder().build())
        .setResponseTransformer(ResponseTransformer.create(Struct.class))
        .setMetadataTransformer(MetadataTransformer.create(Struct.class))
        .setPollingAlgorithm(
            OperationTimedPollAlgorithm.create(
                RetrySettings.newBuilder()
                    .setInitialRetryDelayDuration(Duration.ofMillis(200))
                    .setRetryDelayMultiplier(1.5)
                    .setMaxRetryDelayDuration(Duration.ofSeconds(2))
                    .setTotalTimeoutDuration(Duration.ofMinutes(5))
                    .build()))
        .build();
  }
}
