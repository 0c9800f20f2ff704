package io.longhaul.client;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A body that tells how many bytes of it have been handed out. */
record CountingPublisher(Flow.Publisher<ByteBuffer> bytes, LongConsumer counter)
    implements Flow.Publisher<ByteBuffer> {

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    bytes.subscribe(new Counting(subscriber, counter));
  }

  private record Counting(Flow.Subscriber<? super ByteBuffer> target, LongConsumer counter)
      implements Flow.Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      target.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer item) {
      int length = item.remaining();
      target.onNext(item);
      counter.accept(length);
    }

    @Override
    public void onError(Throwable throwable) {
      target.onError(throwable);
    }

    @Override
    public void onComplete() {
      target.onComplete();
    }
  }
}
