package io.longhaul.activities.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.webhooks.OperationData.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first rows of rejects files of all forms. */
class RejectedRowsTests {

  @Test
  void readsWhereAndWhy() throws IOException {
    List<Row> rows =
        rows(
            String.join(
                "\r\n",
                "\uFEFFname,\"a,b\",_row,_column,_code,_message",
                "\"x",
                "y\",1,3,a,INVALID_NUMBER,\"not, a number\"",
                "z,2,7,,TOO_MANY_FIELDS,too many,extra",
                ""));

    assertThat(rows)
        .containsExactly(
            new Row(3, "a", "INVALID_NUMBER", "not, a number"),
            new Row(7, "", "TOO_MANY_FIELDS", "too many"));
  }

  @Test
  void findsDelimiterAndQuoteOfTheFile() throws IOException {
    List<Row> rows = rows("name;_row;_column;_code;_message\r\n'x;y';3;a;CODE;'it''s; wrong'\r\n");

    assertThat(rows).containsExactly(new Row(3, "a", "CODE", "it's; wrong"));
  }

  @Test
  void stopsAfterTwenty() throws IOException {
    StringBuilder file = new StringBuilder("n,_row,_column,_code,_message\r\n");
    for (int row = 1; row <= 50; row++) {
      file.append(row).append(',').append(row).append(",n,CODE,message\r\n");
    }

    List<Row> rows = rows(file.toString());

    assertThat(rows).extracting(Row::row).hasSize(20).endsWith(20L);
  }

  @Test
  void cutsLongMessages() throws IOException {
    List<Row> rows =
        rows("n,_row,_column,_code,_message\r\n1,1,n,CODE," + "😀".repeat(1000) + "\r\n");

    assertThat(rows.getFirst().message()).hasSizeLessThanOrEqualTo(301).endsWith("…");
  }

  @Test
  void leavesOutWhatIsCutOffAtTheEndOfTheHead() throws IOException {
    List<Row> rows =
        rows(
            "n,_row,_column,_code,_message\r\n1,1,n,CODE,message\r\n\""
                + "x".repeat(RejectedRows.HEAD)
                + "\",2,n,CODE,message\r\n");

    assertThat(rows).extracting(Row::row).containsExactly(1L);
  }

  @Test
  void saysNothingOfFilesOfAnotherForm() throws IOException {
    assertThat(rows("")).isEmpty();
    assertThat(rows("page,reason\r\n1,blank\r\n")).isEmpty();
  }

  private static List<Row> rows(String file) throws IOException {
    return RejectedRows.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }
}
