package io.longhaul.gateway.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header Content-Disposition. */
class AttachmentTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rejects.csv | attachment; filename=\"rejects.csv\"",
        "two words.csv | attachment; filename=\"two words.csv\"",
        "März.csv | attachment; filename=\"M_rz.csv\"; filename*=UTF-8''M%C3%A4rz.csv",
        "表.csv | attachment; filename=\"_.csv\"; filename*=UTF-8''%E8%A1%A8.csv",
        "😀.csv | attachment; filename=\"_.csv\"; filename*=UTF-8''%F0%9F%98%80.csv",
        "a\"b.csv | attachment; filename=\"a_b.csv\"; filename*=UTF-8''a%22b.csv",
        "50%41.csv | attachment; filename=\"50_41.csv\"; filename*=UTF-8''50%2541.csv",
        "../../etc/passwd | attachment; filename=\"passwd\"",
        "C:\\\\temp\\\\x.csv | attachment; filename=\"x.csv\"",
        "a/.. | attachment; filename=\"file\"",
        "`` | attachment; filename=\"file\""
      })
  void writesNamesOfAnyCharacters(String name, String header) {
    assertThat(Attachment.header(name.replace("\\\\", "\\"))).isEqualTo(header);
  }

  @Test
  void neverLetsANameOutOfTheHeader() {
    List<String> names =
        List.of("a\r\nSet-Cookie: x=1", "a\0b", "a\u202egpj.exe", "a\ud800b", "\t\u007f");

    assertThat(names)
        .extracting(Attachment::header)
        .allMatch(it -> it.matches("attachment; filename=\"[ -~]*\"(; filename\\*=UTF-8''[!-~]*)?"))
        .noneMatch(it -> it.contains("%E2%80%AE"));
  }
}
