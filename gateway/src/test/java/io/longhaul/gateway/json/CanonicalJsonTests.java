package io.longhaul.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical form, held against the examples of RFC 8785. */
class CanonicalJsonTests {

  private static final int ROUNDS = 2_000;

  // RFC 8785, appendix B, and a few more.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "0000000000000004, 2e-323",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
    "4024000000000000, 10",
    "3fb999999999999a, 0.1"
  })
  void writesNumbersAsEcmaScriptDoes(String bits, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(EcmaScriptNumber.format(value)).isEqualTo(expected);
  }

  @Test
  void writesTheExampleOfTheRfc() {
    String text =
        """
        {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
         "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
         "literals": [null, true, false]}\
        """;

    assertThat(canonical(text))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void sortsMembersByUtf16CodeUnits() {
    String text =
        "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"ö\":7}";

    assertThat(canonical(text))
        .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
  }

  @Test
  void sameMeaningHasTheSameFormHoweverItIsWritten() {
    assertThat(canonical("{ \"a\" : 1.0, \"b\":[ ] }")).isEqualTo(canonical("{\"b\":[],\"a\":1}"));
    assertThat(canonical("{\"a\":1e2}")).isEqualTo(canonical("{\"a\":100}"));
    assertThat(canonical("{\"a\":\"\\u0041\"}")).isEqualTo(canonical("{\"a\":\"A\"}"));
    assertThat(canonical("{\"a\":null}")).isNotEqualTo(canonical("{}"));
  }

  @Test
  void randomNumbersReadBackAsTheSameNumber() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = EcmaScriptNumber.format(value);

        assertThat(Double.parseDouble(text)).as("seed %d, %s", seed, text).isEqualTo(value);
      }
    }
  }

  @Test
  void orderOfMembersNeverMatters() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      members.add("\"" + Integer.toString(random.nextInt(1 << 20), 36) + "-" + i + "\":" + i);
    }
    String first = canonical("{" + String.join(",", members) + "}");
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(members, random);

      assertThat(canonical("{" + String.join(",", members) + "}"))
          .as("seed %d", seed)
          .isEqualTo(first);
    }
  }

  private static String canonical(String text) {
    return CanonicalJson.text(StrictJson.object(text.getBytes(StandardCharsets.UTF_8)));
  }
}
