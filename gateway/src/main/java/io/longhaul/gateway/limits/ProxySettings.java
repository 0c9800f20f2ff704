package io.longhaul.gateway.limits;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which proxies stand before the gateway.
 *
 * @param trusted addresses and networks ({@code 10.0.0.0/8}) whose headers {@code Forwarded} and
 *     {@code X-Forwarded-*} are believed; from all others they are taken away
 */
@ConfigurationProperties("longhaul.proxies")
public record ProxySettings(@DefaultValue({}) List<String> trusted) {

  /** Takes a copy. */
  public ProxySettings {
    trusted = List.copyOf(trusted);
  }
}
