package io.longhaul.gateway;

import static io.longhaul.gateway.EnvironmentSettings.bind;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.access.CorsSettings;
import io.longhaul.gateway.limits.LimitSettings;
import io.longhaul.gateway.limits.ProxySettings;
import io.longhaul.gateway.quotas.QuotaSettings;
import io.longhaul.gateway.quotas.RateSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What the settings of limits and of the door come to. */
class DoorSettingsTests {

  @Test
  void rates() {
    assertThat(bind("longhaul.rates", RateSettings.class, Map.of()))
        .isEqualTo(new RateSettings(Duration.ofMinutes(1), 120_000, 600_000, 6_000, 12_000, 1));
    assertThat(
            bind(
                "longhaul.rates",
                RateSettings.class,
                Map.of(
                    "LONGHAUL_RATES_WINDOW", "10s",
                    "LONGHAUL_RATES_CALLER_REQUESTS", "1",
                    "LONGHAUL_RATES_TENANT_REQUESTS", "2",
                    "LONGHAUL_RATES_CALLER_SUBMISSIONS", "3",
                    "LONGHAUL_RATES_TENANT_SUBMISSIONS", "4",
                    "LONGHAUL_RATES_GATEWAYS", "5")))
        .isEqualTo(new RateSettings(Duration.ofSeconds(10), 1, 2, 3, 4, 5));
  }

  @Test
  void quotas() {
    assertThat(bind("longhaul.quotas", QuotaSettings.class, Map.of()))
        .isEqualTo(new QuotaSettings(10_000, Duration.ofSeconds(5)));
    assertThat(
            bind(
                "longhaul.quotas",
                QuotaSettings.class,
                Map.of(
                    "LONGHAUL_QUOTAS_UNFINISHED_OPERATIONS", "7",
                    "LONGHAUL_QUOTAS_COUNT_INTERVAL", "1s")))
        .isEqualTo(new QuotaSettings(7, Duration.ofSeconds(1)));
  }

  @Test
  void limits() {
    assertThat(bind("longhaul.limits", LimitSettings.class, Map.of()))
        .isEqualTo(
            new LimitSettings(
                DataSize.ofKilobytes(16),
                8192,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                15_000,
                0,
                Duration.ofSeconds(30)));
    assertThat(
            bind(
                "longhaul.limits",
                LimitSettings.class,
                Map.of(
                    "LONGHAUL_LIMITS_HEADER_SIZE", "1KB",
                    "LONGHAUL_LIMITS_ADDRESS_LENGTH", "100",
                    "LONGHAUL_LIMITS_HEADER_TIMEOUT", "4s",
                    "LONGHAUL_LIMITS_RECEIVE_TIMEOUT", "5s",
                    "LONGHAUL_LIMITS_CONNECTIONS_PER_ADDRESS", "3",
                    "LONGHAUL_LIMITS_REQUESTS", "7",
                    "LONGHAUL_LIMITS_PLACE_TIMEOUT", "8s")))
        .isEqualTo(
            new LimitSettings(
                DataSize.ofKilobytes(1),
                100,
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                3,
                7,
                Duration.ofSeconds(8)));
  }

  @Test
  void proxiesAndOrigins() {
    assertThat(bind("longhaul.proxies", ProxySettings.class, Map.of()).trusted()).isEmpty();
    assertThat(bind("longhaul.cors", CorsSettings.class, Map.of()))
        .isEqualTo(new CorsSettings(List.of(), Duration.ofHours(1)));
    assertThat(
            bind(
                    "longhaul.proxies",
                    ProxySettings.class,
                    Map.of("LONGHAUL_PROXIES_TRUSTED", "10.0.0.0/8,::1"))
                .trusted())
        .containsExactly("10.0.0.0/8", "::1");
    assertThat(
            bind(
                "longhaul.cors",
                CorsSettings.class,
                Map.of(
                    "LONGHAUL_CORS_ORIGINS", "https://a.example",
                    "LONGHAUL_CORS_MAX_AGE", "1m")))
        .isEqualTo(new CorsSettings(List.of("https://a.example"), Duration.ofMinutes(1)));
  }
}
