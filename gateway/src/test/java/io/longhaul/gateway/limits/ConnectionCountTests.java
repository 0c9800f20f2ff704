package io.longhaul.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many connections an address may have. */
class ConnectionCountTests {

  private final ConnectionCount count = new ConnectionCount(2);

  @Test
  void eachAddressHasItsOwn() {
    assertThat(count.open("192.0.2.1")).isTrue();
    assertThat(count.open("192.0.2.1")).isTrue();
    assertThat(count.open("192.0.2.1")).isFalse();
    assertThat(count.open("192.0.2.2")).isTrue();
  }

  @Test
  void whatIsClosedMakesRoom() {
    count.open("192.0.2.1");
    count.open("192.0.2.1");
    count.close("192.0.2.1");

    assertThat(count.open("192.0.2.1")).isTrue();
    assertThat(count.of("192.0.2.1")).isEqualTo(2);
  }

  @Test
  void anAddressThatIsGoneIsForgotten() {
    count.open("192.0.2.1");
    count.close("192.0.2.1");
    count.close("192.0.2.1");

    assertThat(count.of("192.0.2.1")).isZero();
  }
}
