package io.longhaul.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenPollsTests {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final OpenPolls polls = new OpenPolls();
  private final HeldChannel engine = new HeldChannel();

  @Test
  void waitsUntilTheLastPollHasComeBack() {
    call(WorkflowServiceGrpc.getPollWorkflowTaskQueueMethod());
    call(WorkflowServiceGrpc.getPollActivityTaskQueueMethod());

    boolean whileOpen = polls.awaitNone(SHORT);
    Thread.ofVirtual().start(engine::answerAll);
    boolean afterwards = polls.awaitNone(LONG);

    assertThat(whileOpen).isFalse();
    assertThat(afterwards).isTrue();
  }

  @Test
  void callsThatAreNoPollsDoNotCount() {
    call(WorkflowServiceGrpc.getRecordActivityTaskHeartbeatMethod());

    assertThat(polls.awaitNone(Duration.ZERO)).isTrue();
  }

  private <Q, A> void call(MethodDescriptor<Q, A> method) {
    polls
        .interceptCall(method, CallOptions.DEFAULT, engine)
        .start(new ClientCall.Listener<>() {}, new Metadata());
  }

  /** An engine that keeps every call open until it is told to answer. */
  private static final class HeldChannel extends Channel {

    private final List<ClientCall.Listener<?>> open = new ArrayList<>();

    void answerAll() {
      open.forEach(listener -> listener.onClose(Status.OK, new Metadata()));
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
      return new ClientCall<>() {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          open.add(listener);
        }

        @Override
        public void request(int numMessages) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}

        @Override
        public void halfClose() {}

        @Override
        public void sendMessage(Q message) {}
      };
    }

    @Override
    public String authority() {
      return "engine";
    }
  }
}
