package io.longhaul.e2e.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network between two programs of this machine that can be cut: it passes connections on to a
 * port until it is told to drop them, or to swallow what they carry. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flowing = lock.newCondition();
  private boolean held;

  private TcpProxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** Listens on a free port of the loopback interface from now on. */
  public static TcpProxy to(int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    TcpProxy proxy = new TcpProxy(server, port);
    Thread.ofVirtual().name("proxy-" + port).start(proxy::accept);
    return proxy;
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  /** Ends all connections as a router does that lost its table: by resetting them. */
  public int drop() {
    int dropped = sockets.size() / 2;
    sockets.forEach(this::reset);
    return dropped;
  }

  /** From now on nothing gets through and nobody is told, until {@link #release}. */
  public void hold() {
    lock.lock();
    try {
      held = true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets everything through again, also what was sent meanwhile. */
  public void release() {
    lock.lock();
    try {
      held = false;
      flowing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    release();
    drop();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // closed, or a client that was gone at once: the loop's condition knows
      }
    }
  }

  private void connect(Socket client) {
    Socket service = new Socket();
    try {
      service.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      sockets.add(client);
      sockets.add(service);
      Thread.ofVirtual().start(() -> pump(client, service));
      pump(service, client);
    } catch (IOException e) {
      reset(client);
      reset(service);
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitFlow();
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitFlow() throws InterruptedException {
    lock.lock();
    try {
      while (held) {
        flowing.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void reset(Socket socket) {
    sockets.remove(socket);
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // it was closed already
    }
  }
}
