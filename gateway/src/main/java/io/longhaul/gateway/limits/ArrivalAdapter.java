package io.longhaul.gateway.limits;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/** Tomcat's way from the protocol to the servlets, which begins when all headers are there. */
final class ArrivalAdapter implements Adapter {

  private final Adapter inner;
  private final HeaderClock headers;

  ArrivalAdapter(Adapter inner, HeaderClock headers) {
    this.inner = inner;
    this.headers = headers;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    headers.arrived();
    inner.service(request, response);
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    return inner.prepare(request, response);
  }

  // The headers were there long ago.
  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event)
      throws Exception {
    headers.arrived();
    return inner.asyncDispatch(request, response, event);
  }

  @Override
  public void log(Request request, Response response, long time) {
    inner.log(request, response, time);
  }

  @Override
  public void checkRecycled(Request request, Response response) {
    inner.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return inner.getDomain();
  }
}
