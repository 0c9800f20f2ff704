package io.longhaul.bench.following;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Very many connections with one request each, and one thread that listens to all of them. */
final class Crowd implements AutoCloseable {
  private static final int CONNECTING_AT_A_TIME = 50;
  private static final int BUFFER = 256 * 1024;
  private static final long LOOK_MILLIS = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final InetSocketAddress server;
  private final IntFunction<String> request;
  private final Ear ear;
  private final int size;
  private final Selector selector;
  private final Thread thread;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private int begun;
  private int connecting;
  private volatile boolean closed;

  /** Hears how far the operation is that a connection follows. */
  @FunctionalInterface
  interface Ear {
    /** Called by one thread. */
    void hear(int connection, long done, long nanos);
  }

  /** One connection. */
  private static final class Member {
    private final int number;
    private final ProgressScanner scanner = new ProgressScanner();
    private boolean answered;

    Member(int number) {
      this.number = number;
    }
  }

  /** As {@link #gather} makes it. */
  private Crowd(URI server, int size, IntFunction<String> request, Ear ear) throws IOException {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.size = size;
    this.request = request;
    this.ear = ear;
    this.selector = Selector.open();
    this.thread = Thread.ofPlatform().daemon().name("crowd").unstarted(this::run);
  }

  /** Begins to connect. */
  static Crowd gather(URI server, int size, IntFunction<String> request, Ear ear)
      throws IOException {
    Crowd crowd = new Crowd(server, size, request, ear);
    crowd.thread.start();
    return crowd;
  }

  /**
   * Waits until every request has been sent and, when asked for, answered with 200.
   *
   * @throws IllegalStateException when that takes longer than the limit
   */
  void await(boolean answers, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (answers ? answered.get() < size : sent() < size) {
      if (refused.get() + lost.get() > 0 || System.nanoTime() - end > 0) {
        throw new IllegalStateException("Not all of " + size + " came in: " + this);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** How many connections the server has closed or broken. */
  int lost() {
    return lost.get();
  }

  @Override
  public String toString() {
    return "%d requests sent, %d answered, %d answered with something else than 200, %d lost"
        .formatted(sent(), answered.get(), refused.get(), lost.get());
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int sent() {
    return begun - connecting;
  }

  private void run() {
    try (selector) {
      while (!closed) {
        connect();
        selector.select(LOOK_MILLIS);
        for (SelectionKey key : selector.selectedKeys()) {
          serve(key);
        }
        selector.selectedKeys().clear();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      lost.incrementAndGet();
    }
  }

  private synchronized void connect() throws IOException {
    while (begun < size && connecting < CONNECTING_AT_A_TIME) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Member member = new Member(begun++);
      SelectionKey key = channel.register(selector, 0, member);
      connecting++;
      if (channel.connect(server)) {
        send(key, channel, member);
      } else {
        key.interestOps(SelectionKey.OP_CONNECT);
      }
    }
  }

  private void serve(SelectionKey key) {
    Member member = (Member) key.attachment();
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        send(key, channel, member);
      } else if (!read(channel, member)) {
        drop(key, channel);
      }
    } catch (IOException e) {
      drop(key, channel);
    }
  }

  private synchronized void send(SelectionKey key, SocketChannel channel, Member member)
      throws IOException {
    connecting--;
    channel.finishConnect();
    ByteBuffer bytes =
        ByteBuffer.wrap(request.apply(member.number).getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  private boolean read(SocketChannel channel, Member member) throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    if (count < 0) {
      return false;
    }
    long now = System.nanoTime();
    buffer.flip();
    if (!member.answered && count > 0) {
      note(member);
    }
    member.scanner.scan(buffer, done -> ear.hear(member.number, done, now));
    return true;
  }

  // A status line comes in one piece: it is the first thing that a server writes.
  private void note(Member member) {
    member.answered = true;
    byte[] line = new byte[Math.min(12, buffer.remaining())];
    buffer.duplicate().get(line);
    boolean good = new String(line, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    (good ? answered : refused).incrementAndGet();
  }

  private void drop(SelectionKey key, SocketChannel channel) {
    lost.incrementAndGet();
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
