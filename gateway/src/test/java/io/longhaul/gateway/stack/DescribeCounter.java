package io.longhaul.gateway.stack;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts how often a gateway asks the engine to describe a workflow. */
final class DescribeCounter implements ClientInterceptor, BeanPostProcessor {

  private static final String CUSTOMIZER = "stubsOptions";

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  int count(String workflowId) {
    return counts.getOrDefault(workflowId, 0);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!name.equals(CUSTOMIZER)) {
      return bean;
    }
    var own = (TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder>) bean;
    return (TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder>)
        builder -> own.customize(builder).addGrpcClientInterceptor(this);
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void sendMessage(Q message) {
        if (message instanceof DescribeWorkflowExecutionRequest describe) {
          counts.merge(describe.getExecution().getWorkflowId(), 1, Integer::sum);
        }
        super.sendMessage(message);
      }
    };
  }
}
