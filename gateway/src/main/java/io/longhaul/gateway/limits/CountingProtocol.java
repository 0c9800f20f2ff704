package io.longhaul.gateway.limits;

import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 as Tomcat speaks it, with so many connections for each address. */
public final class CountingProtocol extends Http11NioProtocol {

  private final CountingEndpoint endpoint;

  /** For Tomcat, which makes it by its name. */
  public CountingProtocol() {
    this(new CountingEndpoint());
  }

  private CountingProtocol(CountingEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  void limit(ConnectionCount connections, Predicate<String> exempt, String refusal) {
    endpoint.limit(connections, exempt, refusal);
  }
}
